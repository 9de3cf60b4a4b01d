import type { MapView } from '#shared/model/map-view.ts'
import type { Slide } from './deck/deck.ts'

/** What the presenter wrote down for a stage or a step. */
export interface SpeakerNote {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** The notes for a slide: those of the stages it shows, then of the steps. */
export function notesFor(slide: Slide, view: MapView): readonly SpeakerNote[] {
  if (slide.kind !== 'part') return []
  const shown = new Set(slide.laid.part.steps.map(({ id }) => id))
  return view.stages.flatMap(({ stage, steps }) => {
    const inside = steps.filter(({ id }) => shown.has(id))
    if (inside.length === 0) return []
    return [stage, ...inside]
      .filter(({ speakerNotes }) => speakerNotes.trim() !== '')
      .map(({ id, title, speakerNotes }) => ({ id, title: title.trim(), text: speakerNotes.trim() }))
  })
}
