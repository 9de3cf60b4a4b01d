import { perform } from '#renderer/actions/perform.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { LiveText } from '#renderer/fields/LiveText.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Note } from '#shared/model/note.ts'

/** Free notes: their text, where it is one, and their colour. */
export function NoteDetails({ notes }: { readonly notes: readonly [Note, ...Note[]] }) {
  const project = useProject()
  return (
    <>
      {notes.length === 1 ? <TextOfNote note={notes[0]} /> : null}
      <ColorField
        value={sharedValue(notes, 'color')}
        onValue={(color) =>
          perform(
            project,
            'Colour',
            notes.map(({ id }) => ({ type: 'note.edit', id, changes: { color } })),
          )
        }
      />
    </>
  )
}

function TextOfNote({ note: { id, text } }: { readonly note: Note }) {
  const project = useProject()
  return (
    <LiveText
      key={id}
      label="Text"
      rows={4}
      value={text}
      latest={() => project.session.snapshot.getState().notes[id]?.text ?? ''}
      write={(next) =>
        perform(project, 'Type', [{ type: 'note.edit', id, changes: { text: next } }], `type:${id}`)
      }
    />
  )
}
