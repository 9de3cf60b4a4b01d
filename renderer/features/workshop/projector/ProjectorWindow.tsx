import './projector.css'
import { Maximize } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useMapModel, useRoom } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import type { RoomView, VoteResults } from '#shared/protocol/room-view.ts'
import { currentItem } from '../agenda/agenda-time.ts'
import { goingOn, raisedHands } from '../words.ts'
import { ProjectorHands, ProjectorResults, ProjectorTask, ProjectorTimer, ProjectorWayIn } from './parts.tsx'
import { onProjectorWishes, projectorWishes, type QrPlace } from './projector-wishes.ts'

/**
 * The window that the whole room looks at: the map, the task, the time, and how to come in. Nothing here can be worked
 * with; what it shows is led from the other window. `picture` is the map, as large as the box it is given.
 */
export function ProjectorWindow({ picture }: { readonly picture: ReactNode }) {
  const title = useMapModel()?.view.map.title
  const view = useRoom((state) => state.view)
  const qr = useSyncExternalStore(onProjectorWishes, () => projectorWishes().qr)
  useEffect(() => {
    document.title = `Projector – ${title || 'Throughline'}`
  }, [title])
  useFullScreenKey()
  const results = useShownResults(view)
  const hasSide = view !== null && (results !== null || isBeside(view, qr))
  return (
    <main className="projector" aria-label="Projector" data-side={hasSide || undefined}>
      {view?.door && qr === 'large' ? (
        <ProjectorWayIn door={view.door} people={view.people} large />
      ) : (
        picture
      )}
      {hasSide ? <Side view={view} qr={qr} results={results} /> : null}
      <div className="projector-chrome">
        <IconButton
          label="All of the screen"
          keys="f"
          side="left"
          icon={<Maximize size={18} />}
          onClick={switchFullScreen}
        />
      </div>
    </main>
  )
}

/** What the last vote came to, until it is hidden or something else begins. */
function useShownResults(view: RoomView | null): VoteResults | null {
  const hiddenId = useSyncExternalStore(onProjectorWishes, () => projectorWishes().hiddenVoteId)
  const [overId, setOverId] = useState<string | null>(null)
  const results = view?.results ?? null
  const isBusy = Boolean(view?.round ?? view?.rating)
  if (isBusy && results && results.voteId !== overId) setOverId(results.voteId)
  return results && results.voteId !== hiddenId && results.voteId !== overId ? results : null
}

/** Whether there is anything to show beside the map. */
const isBeside = (view: RoomView, qr: QrPlace): boolean =>
  (view.door !== null && qr === 'corner') ||
  view.timer !== null ||
  goingOn(view) !== '' ||
  currentItem(view.agenda) !== null ||
  raisedHands(view.people).length > 0

function Side({
  view,
  qr,
  results,
}: {
  readonly view: RoomView
  readonly qr: QrPlace
  readonly results: VoteResults | null
}) {
  const isCrowded =
    view.door !== null && qr === 'corner' && (view.timer ?? results ?? currentItem(view.agenda)) !== null
  return (
    <aside className="projector-side" aria-label="Now" data-crowded={isCrowded || undefined}>
      {view.timer ? <ProjectorTimer timer={view.timer} /> : null}
      {results ? <ProjectorResults results={results} /> : <ProjectorTask view={view} />}
      <ProjectorHands hands={raisedHands(view.people)} most={isCrowded ? 3 : 6} />
      {view.door && qr === 'corner' ? <ProjectorWayIn door={view.door} people={view.people} /> : null}
    </aside>
  )
}

const switchFullScreen = (): void =>
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())

function useFullScreenKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'f' && !event.ctrlKey && !event.metaKey && !event.altKey) switchFullScreen()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
