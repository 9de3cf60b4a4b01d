import { Check, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { answer, keepDraft, setResolved, type Thread } from '#renderer/actions/comment-actions.ts'
import { showTarget } from '#renderer/actions/show-record.ts'
import { person } from '#renderer/room/person.ts'
import { mayChange, rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import type { Comment } from '#shared/model/comment.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { CommentEntry } from './CommentEntry.tsx'
import { CommentField } from './CommentField.tsx'
import { targetWords } from './comment-words.ts'

/** A thread: what it is about, what was said and answered, a field to go on, and whether it is settled. */
export function ThreadEntry({
  thread: { first, answers },
  snapshot,
  now,
  isShown,
}: {
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
      className="thread"
      data-thread={first.id}
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
      <ThreadDeeds first={first} />
    </article>
  )
}

function ThreadDeeds({ first }: { readonly first: Comment }) {
  const draft = useWindow((state) => state.drafts[first.id] ?? '')
  const { takesPart } = useRoom(rightsOf)
  const isNamed = useStore(person, ({ name }) => name !== '')
  const canAnswer = takesPart && isNamed
  const [isAnswering, setIsAnswering] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const stop = (): void => {
    setIsAnswering(false)
    keepKeyboard(place.current, 'button')
  }
  return (
    <div ref={place}>
      {canAnswer && (isAnswering || draft !== '') ? (
        <AnswerField first={first} draft={draft} takesKeyboard={isAnswering} onDone={stop} />
      ) : (
        <Deeds first={first} onAnswer={canAnswer ? () => setIsAnswering(true) : null} />
      )}
    </div>
  )
}

function AnswerField({
  first,
  draft,
  takesKeyboard,
  onDone,
}: {
  readonly first: Comment
  readonly draft: string
  readonly takesKeyboard: boolean
  readonly onDone: () => void
}) {
  const project = useProject()
  const end = (): void => {
    keepDraft(project, first.id, '')
    onDone()
  }
  return (
    <CommentField
      ref={takesKeyboard ? focusNew : undefined}
      label="Reply"
      placeholder="Reply"
      send="Reply"
      value={draft}
      onChange={(text) => keepDraft(project, first.id, text)}
      onSend={() => (answer(project, first, draft) === null ? undefined : end())}
      onCancel={end}
    />
  )
}

function Deeds({ first, onAnswer }: { readonly first: Comment; readonly onAnswer: (() => void) | null }) {
  const project = useProject()
  const maySettle = mayChange(useRoom(rightsOf), first)
  const Icon = first.resolved ? RotateCcw : Check
  if (!onAnswer && !maySettle) return null
  return (
    <div className="thread-deeds">
      {onAnswer ? (
        <Button size="small" onClick={onAnswer}>
          Reply
        </Button>
      ) : null}
      {maySettle ? (
        <Button
          size="small"
          tone="quiet"
          icon={<Icon size={15} aria-hidden="true" />}
          onClick={(event) => {
            keepKeyboard(event.currentTarget)
            setResolved(project, first.id, !first.resolved)
          }}
        >
          {first.resolved ? 'Reopen' : 'Resolve'}
        </Button>
      ) : null}
    </div>
  )
}

const focusNew = (field: HTMLTextAreaElement | null): void => field?.focus()
