import { authorName, personId } from '#renderer/room/person.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Comment } from '#shared/model/comment.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { shownMap } from './map-actions.ts'
import { perform } from './perform.ts'

const snapshotOf = (project: ProjectContext): Snapshot => project.session.snapshot.getState()

/** A comment with what was answered to it, the oldest answer first. */
export interface Thread {
  readonly first: Comment
  readonly answers: readonly Comment[]
}

/** The threads of a map, the newest first. An answer whose thread is gone begins one of its own. */
export function threadsOf(snapshot: Snapshot, mapId: string): readonly Thread[] {
  const comments = Object.values(snapshot.comments).filter((comment) => comment.mapId === mapId)
  const isAnswer = ({ threadId }: Comment): boolean =>
    threadId !== null && snapshot.comments[threadId] !== undefined
  const answers = Map.groupBy(comments.filter(isAnswer), ({ threadId }) => threadId)
  return comments
    .filter((comment) => !isAnswer(comment))
    .sort((a, b) => byTime(b, a))
    .map((first) => ({ first, answers: (answers.get(first.id) ?? []).sort(byTime) }))
}

const byTime = (a: Comment, b: Comment): number =>
  a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1

/** What a comment made now would be about: the one thing that is selected; `null` is the map as a whole. */
export function targetHere(project: ProjectContext): string | null {
  const { selection, header } = project.window.getState()
  const { cards, notes } = snapshotOf(project)
  const [id, ...others] = [...selection].filter((one) => cards[one] ?? notes[one])
  if (id !== undefined) return others.length === 0 ? id : null
  return header?.id ?? null
}

/** Says something about a thing of the shown map, or about the map as a whole. Answers the comment's id. */
export function addComment(project: ProjectContext, targetId: string | null, text: string): string | null {
  const map = shownMap(project)
  if (!map) return null
  return insert(project, 'Comment', map.id, { targetId, text: text.trim() })
}

/** Answers in a thread. Who answers in one that was resolved opens it again. */
export function answer(project: ProjectContext, first: Comment, text: string): string | null {
  const { id: threadId, mapId, targetId, resolved } = first
  const fields = { targetId, threadId, text: text.trim() }
  return insert(project, 'Reply', mapId, fields, resolved ? [reopened(threadId)] : [])
}

const reopened = (id: string): Command => ({ type: 'comment.edit', id, changes: { resolved: false } })

function insert(
  project: ProjectContext,
  label: string,
  mapId: string,
  fields: Partial<Comment> & { readonly text: string },
  more: readonly Command[] = [],
): string | null {
  if (fields.text === '') return null
  const id = newId()
  const signed = {
    ...fields,
    author: authorName(),
    authorId: personId(),
    createdAt: new Date().toISOString(),
  }
  return perform(project, label, [{ type: 'comment.add', id, mapId, fields: signed }, ...more]) ? id : null
}

/** Whether a comment may be reworded here: by who wrote it. Those from elsewhere may know their author by name alone. */
export const isOwn = ({ author, authorId }: Comment): boolean =>
  authorId === '' ? author !== '' && author === authorName() : authorId === personId()

export function editComment(project: ProjectContext, id: string, text: string): void {
  if (text.trim() !== '')
    perform(project, 'Edit comment', [{ type: 'comment.edit', id, changes: { text: text.trim() } }])
}

/** Deletes a comment; the first of a thread takes the answers along, and that is said. */
export function removeComment(project: ProjectContext, id: string): void {
  const answers = Object.values(snapshotOf(project).comments).filter(({ threadId }) => threadId === id).length
  if (!perform(project, 'Delete comment', [{ type: 'comment.remove', id }])) return
  const what =
    answers === 0
      ? 'The comment was'
      : `The comment and ${answers === 1 ? 'its reply' : `${answers} replies`} were`
  notify(`${what} deleted.`, { label: 'Undo', onClick: () => project.session.history.undo() })
}

/** Says that nothing is left to do about a thread, or that something is again. */
export function setResolved(project: ProjectContext, id: string, resolved: boolean): void {
  perform(project, resolved ? 'Resolve comment' : 'Reopen comment', [
    { type: 'comment.edit', id, changes: { resolved } },
  ])
}

/** Keeps what is being written about a thing, or in a thread, until it is sent. */
export function keepDraft(project: ProjectContext, key: string, text: string): void {
  const { [key]: _before, ...others } = project.window.getState().drafts
  project.window.setState({ drafts: text === '' ? others : { ...others, [key]: text } })
}

/** Shows the comments, with the keyboard in the field for a new one. */
export function openComments(project: ProjectContext): void {
  const { asked } = project.window.getState()
  project.window.setState({ panel: 'comments', threadId: null, asked: asked + 1 })
}
