import { Check, RotateCcw } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useStore } from 'zustand'
import { answer, keepDraft, setResolved, type Thread } from '#renderer/actions/comment-actions.ts'
import { showTarget } from '#renderer/actions/show-record.ts'
import { person } from '#renderer/session/person.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { CommentEntry } from './CommentEntry.tsx'
import { CommentField } from './CommentField.tsx'
import { targetWords } from './comment-words.ts'

/** A thread: what it is about, what was said and answered, a field to go on, and whether it is settled. */
export function ThreadEntry({
  ref,
  thread: { first, answers },
  snapshot,
  now,
  isShown,
}: {
  readonly ref?: Ref<HTMLElement>
  readonly thread: Thread
  readonly snapshot: Snapshot
  readonly now: Date
  /** Whether what it is about is selected. */
  readonly isShown: boolean
}) {
  const project = useProject()
  const about = targetWords(snapshot, first.targetId)
  return (
    <article
      ref={ref}
      className="thread"
      data-shown={isShown || undefined}
      data-resolved={first.resolved || undefined}
      aria-label={`Comments on ${about}`}
      tabIndex={-1}
    >
      <div className="thread-top">
        <button type="button" className="thread-target" onClick={() => showTarget(project, first)}>
          {about}
        </button>
        {first.resolved ? <Badge icon={<Check size={13} aria-hidden="true" />}>Resolved</Badge> : null}
      </div>
      {[first, ...answers].map((comment) => (
        <CommentEntry key={comment.id} comment={comment} now={now} />
      ))}
      <ThreadDeeds thread={{ first, answers }} />
    </article>
  )
}

function ThreadDeeds({ thread: { first } }: { readonly thread: Thread }) {
  const project = useProject()
  const draft = useWindow((state) => state.drafts[first.id] ?? '')
  const [isAnswering, setIsAnswering] = useState(false)
  const canAnswer = useStore(person, ({ name }) => name !== '')
  const send = (): void => {
    if (answer(project, first, draft) === null) return
    keepDraft(project, first.id, '')
    setIsAnswering(false)
  }
  if (canAnswer && (isAnswering || draft !== ''))
    return (
      <CommentField
        ref={isAnswering ? focusNew : undefined}
        label="Reply"
        placeholder="Reply"
        send="Reply"
        value={draft}
        onChange={(text) => keepDraft(project, first.id, text)}
        onSend={send}
        onCancel={() => {
          keepDraft(project, first.id, '')
          setIsAnswering(false)
        }}
      />
    )
  return (
    <div className="thread-deeds">
      {canAnswer ? (
        <Button size="small" onClick={() => setIsAnswering(true)}>
          Reply
        </Button>
      ) : null}
      <Button
        size="small"
        tone="quiet"
        icon={
          first.resolved ? <RotateCcw size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />
        }
        onClick={() => setResolved(project, first.id, !first.resolved)}
      >
        {first.resolved ? 'Reopen' : 'Resolve'}
      </Button>
    </div>
  )
}

const focusNew = (field: HTMLTextAreaElement | null): void => field?.focus()
