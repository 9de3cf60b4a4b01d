import { Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import { editComment, isOwn, removeComment } from '#renderer/actions/comment-actions.ts'
import { mayChange, rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import { whenChanged } from '#renderer/ui/when-changed.ts'
import type { Comment } from '#shared/model/comment.ts'
import { CommentField } from './CommentField.tsx'
import { exactTime } from './comment-words.ts'

/** One comment: who said it, when, and what. */
export function CommentEntry({ comment, now }: { readonly comment: Comment; readonly now: Date }) {
  const [isEdited, setIsEdited] = useState(false)
  const author = comment.author.trim() || 'Somebody'
  const project = useProject()
  const mayRemove = mayChange(useRoom(rightsOf), comment)
  const entry = useRef<HTMLDivElement>(null)
  return (
    <div ref={entry} className="comment">
      <div className="comment-top">
        <strong>{author}</strong>
        <time dateTime={comment.createdAt} title={exactTime(comment.createdAt)}>
          {whenChanged(comment.createdAt, now)}
        </time>
        {mayRemove ? (
          <CommentMenu
            comment={comment}
            author={author}
            onEdit={() => setIsEdited(true)}
            onRemove={() => {
              removeComment(project, comment.id)
              keepKeyboard(entry.current)
            }}
          />
        ) : null}
      </div>
      {isEdited ? (
        <EditField
          comment={comment}
          onDone={() => {
            setIsEdited(false)
            keepKeyboard(entry.current, '.comment-menu')
          }}
        />
      ) : (
        <p className="comment-text">{comment.text}</p>
      )}
    </div>
  )
}

function CommentMenu({
  comment,
  author,
  onEdit,
  onRemove,
}: {
  readonly comment: Comment
  readonly author: string
  readonly onEdit: () => void
  readonly onRemove: () => void
}) {
  const entries = (): MenuEntry[] => [
    ...(isOwn(comment) ? [{ kind: 'item', label: 'Edit', onSelect: onEdit } as const] : []),
    {
      kind: 'item',
      label: comment.threadId === null ? 'Delete with all replies' : 'Delete',
      danger: true,
      onSelect: onRemove,
    },
  ]
  return (
    <Menu entries={entries} align="end">
      <IconButton
        label={`Comment by ${author}: menu`}
        size="small"
        icon={<Ellipsis size={16} />}
        className="comment-menu"
      />
    </Menu>
  )
}

function EditField({ comment, onDone }: { readonly comment: Comment; readonly onDone: () => void }) {
  const project = useProject()
  const [draft, setDraft] = useState(comment.text)
  const focused = useRef(false)
  return (
    <CommentField
      ref={(field) => {
        if (!field || focused.current) return
        focused.current = true
        // The menu that this was chosen in takes the keyboard back first.
        requestAnimationFrame(() => field.focus())
      }}
      label="Edit the comment"
      send="Save"
      value={draft}
      onChange={setDraft}
      onSend={() => {
        editComment(project, comment.id, draft)
        onDone()
      }}
      onCancel={onDone}
    />
  )
}
