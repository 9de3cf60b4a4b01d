import type { MapView } from '#shared/model/map-view.ts'
import type { Slide } from './deck/deck.ts'
import { notesFor } from './notes.ts'

/** The presenter's notes at the foot of the slide, for those who have no second screen. */
export function NotesStrip({ slide, view }: { readonly slide: Slide; readonly view: MapView }) {
  return (
    <aside className="present-notes" aria-label="Presenter’s notes">
      <NotesText slide={slide} view={view} />
    </aside>
  )
}

/** The notes themselves, or a word on where to write them. */
export function NotesText({ slide, view }: { readonly slide: Slide; readonly view: MapView }) {
  const notes = notesFor(slide, view)
  if (notes.length === 0)
    return (
      <p className="present-no-notes">
        No notes for this slide. Write them in the details of a stage or step.
      </p>
    )
  return notes.map(({ id, title, text }) => (
    <section key={id}>
      {title === '' ? null : <h3>{title}</h3>}
      <p>{text}</p>
    </section>
  ))
}
