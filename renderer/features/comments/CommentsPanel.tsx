import './comments.css'
import { type Ref, type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import {
  addComment,
  keepDraft,
  type Thread,
  targetHere,
  threadsOf,
} from '#renderer/actions/comment-actions.ts'
import { person } from '#renderer/room/person.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useMapModel, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { CommentField } from './CommentField.tsx'
import { isOfState, type ThreadState, targetWords } from './comment-words.ts'
import { PersonField } from './PersonField.tsx'
import { ThreadEntry } from './ThreadEntry.tsx'

/** What people say about the map to each other; shown while the window's panel is `comments`. */
export function CommentsPanel() {
  const isOpen = useWindow((state) => state.panel === 'comments')
  const model = useMapModel()
  return isOpen && model ? <OpenPanel model={model} /> : null
}

/** Where to look: at what is selected, or all over the map. */
type Scope = 'target' | 'map'

function OpenPanel({ model: { snapshot, whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const targetId = useTarget()
  const [scope, setScope] = useState<Scope>('map')
  const [state, setState] = useState<ThreadState>('open')
  const writing = useRef<HTMLElement>(null)
  const { takesPart } = useRoom(rightsOf)
  const all = threadsOf(snapshot, whole.map.id)
  const inScope = scope === 'map' ? all : all.filter(({ first }) => first.targetId === targetId)
  const threads = inScope.filter((thread) => isOfState(thread, state))
  const list = useRef<HTMLDivElement>(null)
  useKeyboardOnOpening(writing)
  useWantedThread(list, threads, snapshot, () => {
    setScope('map')
    setState('all')
  })
  return (
    <SidePanel title="Comments" onClose={() => project.window.setState({ panel: null })}>
      {takesPart ? (
        <NewComment ref={writing} targetId={targetId} about={targetWords(snapshot, targetId)} />
      ) : null}
      {all.length === 0 ? null : (
        <div className="comments-choices">
          <ToggleGroup
            label="Where"
            value={scope}
            options={[
              { value: 'map', label: 'Everywhere' },
              { value: 'target', label: targetId === null ? 'Whole map only' : 'On this only' },
            ]}
            onChange={setScope}
          />
          <ToggleGroup
            label="Which"
            value={state}
            options={[
              { value: 'open', label: `Open ${countOf(inScope, 'open')}` },
              { value: 'resolved', label: `Resolved ${countOf(inScope, 'resolved')}` },
              { value: 'all', label: 'All' },
            ]}
            onChange={setState}
          />
        </div>
      )}
      <Threads
        ref={list}
        threads={threads}
        model={{ snapshot, targetId }}
        empty={all.length === 0 ? nothingSaid(takesPart) : emptyWords(state)}
      />
    </SidePanel>
  )
}

const countOf = (threads: readonly Thread[], state: ThreadState): number =>
  threads.filter((thread) => isOfState(thread, state)).length

const nothingSaid = (takesPart: boolean): string =>
  takesPart
    ? 'Nobody has said anything yet. Select a card, a note or a title and write what you think of it.'
    : 'Nobody has said anything yet.'

const emptyWords = (state: ThreadState): string =>
  state === 'resolved'
    ? 'Nothing is resolved here.'
    : state === 'open'
      ? 'Nothing is open here.'
      : 'Nothing was said here.'

/** What is selected, as something to be spoken about. */
function useTarget(): string | null {
  const project = useProject()
  useWindow((state) => state.selection)
  useWindow((state) => state.header)
  return targetHere(project)
}

/** Whoever opens the panel or asks for it again wants to write, unless they come to look at a thread. */
function useKeyboardOnOpening(writing: RefObject<HTMLElement | null>): void {
  const { window } = useProject()
  const asked = useWindow((state) => state.asked)
  const isNamed = useStore(person, ({ name }) => name !== '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, or by somebody who has a name now
  useEffect(() => {
    if (window.getState().threadId === null)
      writing.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [asked, isNamed, writing, window])
}

function NewComment({
  ref,
  targetId,
  about,
}: {
  readonly ref: Ref<HTMLElement>
  readonly targetId: string | null
  readonly about: string
}) {
  const project = useProject()
  const name = useStore(person, (state) => state.name)
  const mapId = useMapModel()?.whole.map.id ?? ''
  const key = targetId ?? mapId
  const draft = useWindow((state) => state.drafts[key] ?? '')
  const send = (): void => {
    if (addComment(project, targetId, draft) !== null) keepDraft(project, key, '')
  }
  return (
    <section ref={ref} className="comments-new" aria-label="New comment">
      <PersonField />
      {name === '' ? null : (
        <>
          <p className="comments-about">
            On: <strong>{about}</strong>
          </p>
          <CommentField
            label={`Comment on ${about}`}
            placeholder="Write a comment"
            send="Comment"
            value={draft}
            onChange={(text) => keepDraft(project, key, text)}
            onSend={send}
          />
        </>
      )}
    </section>
  )
}

function Threads({
  ref,
  threads,
  model: { snapshot, targetId },
  empty,
}: {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly threads: readonly Thread[]
  readonly model: Pick<MapModel, 'snapshot'> & { readonly targetId: string | null }
  readonly empty: string
}) {
  const now = useNow()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (targetId !== null) list.current?.querySelector('[data-shown]')?.scrollIntoView({ block: 'nearest' })
  }, [targetId])
  if (threads.length === 0) return <p className="comments-empty">{empty}</p>
  return (
    <div ref={ref} className="comments-threads">
      {threads.map((thread) => (
        <ThreadEntry
          key={thread.first.id}
          thread={thread}
          snapshot={snapshot}
          now={now}
          isShown={thread.first.targetId === targetId && targetId !== null}
        />
      ))}
    </div>
  )
}

/** Goes to the thread that the window was asked to show, once. */
function useWantedThread(
  list: RefObject<HTMLElement | null>,
  threads: readonly Thread[],
  { comments }: Snapshot,
  onMissing: () => void,
): void {
  const { window } = useProject()
  const wanted = useWindow((state) => state.threadId)
  const isListed = threads.some(({ first }) => first.id === wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another thread is a reason to go there
  useEffect(() => {
    if (wanted === null) return
    if (!isListed && comments[wanted]) {
      onMissing()
      return
    }
    list.current?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(wanted)}"]`)?.focus()
    window.setState({ threadId: null })
  }, [wanted, isListed])
}
