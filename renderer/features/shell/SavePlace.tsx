import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { fileNameIn, folderOf, saveAs, saveCopy, saveNow } from '#renderer/actions/file-actions.ts'
import { openHistory } from '#renderer/actions/version-actions.ts'
import { desktop } from '#renderer/platform/bridge.ts'
import type { SaveState } from '#renderer/session/save-state.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { whenChanged } from '#renderer/ui/when-changed.ts'
import type { Result } from '#shared/base/result.ts'
import type { FilePlace } from '#shared/protocol/files.ts'
import type { SaveWords } from './save-words.ts'

/** How often it looks anew while it is open, in milliseconds. */
const EVERY = 1500

/** Where the project's file is, how it stands with it, and what can be done about it. */
export function SavePlace({
  state,
  words,
  onDone,
}: {
  readonly state: SaveState
  readonly words: SaveWords
  readonly onDone: () => void
}) {
  const project = useProject()
  const place = usePlace()
  const path = useStore(project.place, (now) => now.path)
  const isWritable = state.kind !== 'read-only'
  const act = (deed: () => void) => () => {
    onDone()
    deed()
  }
  return (
    <div className="save-place">
      <p className="save-place-state" data-tone={words.tone}>
        {words.sentence ?? stateWords(state, words)}
      </p>
      <dl>
        <dt>File</dt>
        <dd>
          <strong>{fileNameIn(path)}</strong>
          <span className="save-place-folder">{folderOf(path)}</span>
          {desktop ? (
            <Button
              size="small"
              icon={<FolderOpen size={15} aria-hidden="true" />}
              onClick={() => desktop?.revealFile(path)}
            >
              {desktop.platform === 'darwin' ? 'Show in Finder' : 'Show in folder'}
            </Button>
          ) : (
            <CopyButton size="small" text={path}>
              Copy the path
            </CopyButton>
          )}
        </dd>
        <dt>Last written</dt>
        <dd>{place === null ? '…' : writtenWords(place)}</dd>
      </dl>
      {isWritable ? (
        <p className="save-place-promise">
          Every edit is on this disk within a quarter of a second. The file follows a few seconds later.
        </p>
      ) : null}
      <div className="save-place-deeds">
        {isWritable ? (
          <Button
            size="small"
            tone={state.kind === 'unsaved' ? 'accent' : 'plain'}
            onClick={act(() => void saveNow(project))}
          >
            Save now
          </Button>
        ) : null}
        {isWritable ? (
          <Button size="small" onClick={act(() => void saveAs(project))}>
            Save as…
          </Button>
        ) : null}
        <Button size="small" onClick={act(() => void saveCopy(project))}>
          Save a copy…
        </Button>
        <Button size="small" onClick={act(() => openHistory(project))}>
          History
        </Button>
      </div>
    </div>
  )
}

function stateWords(state: SaveState, { badge }: SaveWords): string {
  if (state.kind === 'saved') return 'Everything is saved.'
  return state.kind === 'read-only' ? state.message : badge
}

/** What the host knows of the file, kept fresh; `null` until it answers. */
function usePlace(): Result<FilePlace> | null {
  const { host, entry } = useProject()
  const [place, setPlace] = useState<Result<FilePlace> | null>(null)
  useEffect(() => {
    let stays = true
    const look = async () => {
      const found = await host.files?.place(entry.id)
      if (stays && found) setPlace(found)
    }
    void look()
    const timer = setInterval(() => void look(), EVERY)
    return () => {
      stays = false
      clearInterval(timer)
    }
  }, [host, entry.id])
  return place
}

function writtenWords(place: Result<FilePlace>): string {
  if (!place.ok) return place.error.message
  const { writtenAt, size, isComplete } = place.value
  if (writtenAt === null || size === null) return 'The file is not there just now; your edits are kept.'
  const when = whenChanged(writtenAt, new Date())
  return `${when}, ${sizeWords(size)}; ${isComplete ? 'it holds everything' : 'the latest edits follow'}`
}

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
