import './data.css'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useWindow } from '#renderer/session/session-context.tsx'
import { NoteSheet } from '#renderer/ui/NoteSheet.tsx'
import { placeWords } from '#shared/analysis/journey/measure-words.ts'
import type { Card } from '#shared/model/card.ts'
import type { Measure } from '#shared/model/data-set.ts'
import { fedPlace, isFed } from '#shared/model/fed-metrics.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { useCanvas } from './canvas-context.tsx'
import { NumberNote } from './DataNote.tsx'
import { useNote } from './use-note.ts'

/** Explains a number that was computed of journey data to whoever points at its card or goes there with the keys. */
export function ComputedNote({ model }: { readonly model: MapModel }) {
  return model.view.feeds ? <Note model={model} /> : null
}

/** A filled card, and where its number is from. */
interface Computed {
  readonly card: Card
  readonly data: MapData
  readonly placeId: string
  readonly measure: Measure
}

function computedAt({ view }: MapModel, laneId: string, stepId: string, cardId: string): Computed | null {
  const measure = view.lanes.find(({ id }) => id === laneId)?.measure
  const data = view.feeds?.get(laneId)
  const card = cardsIn(view, laneId, stepId).find(({ id }) => id === cardId)
  const placeId = data ? fedPlace(data, stepId) : null
  return card && isFed(card) && data && measure && placeId !== null ? { card, data, placeId, measure } : null
}

function Note({ model }: { readonly model: MapModel }) {
  const { hand, viewport, onViewport } = useCanvas()
  const pointed = useStore(hand, ({ computed }) => computed)
  const selection = useWindow((state) => state.selection)
  const [only] = selection.size === 1 ? selection : []
  const note = useNote()
  const { point, leave, focus, close } = note
  useEffect(() => (pointed === null ? leave() : point(pointed)), [pointed, point, leave])
  useEffect(() => {
    // Whoever chose it with the pointer has it under the pointer.
    if (only !== undefined && document.activeElement?.matches('.aria-grid:focus-visible')) focus(only)
    else leave()
  }, [only, focus, leave])
  useEffect(() => onViewport(close), [onViewport, close])
  const box = note.shown ? model.layout.cardById.get(note.shown.key) : undefined
  const found = box ? computedAt(model, box.card.place[0], box.card.place[1], box.card.id) : null
  const at = useMemo(
    () => ({
      getBoundingClientRect: () => {
        const { x, y, zoom } = viewport()
        const origin = document.querySelector('.map-canvas')?.getBoundingClientRect()
        const { rect } = box ?? { rect: { x: 0, y: 0, width: 0, height: 0 } }
        const [left, top] = [(origin?.left ?? 0) + rect.x * zoom + x, (origin?.top ?? 0) + rect.y * zoom + y]
        return new DOMRect(left, top, rect.width * zoom, rect.height * zoom)
      },
    }),
    [box, viewport],
  )
  if (!note.shown || !box || !found) return null
  const words = placeWords(found.data, found.placeId, found.measure)
  return (
    <NoteSheet
      key={box.card.id}
      label={words.title}
      at={at}
      held={false}
      belongs={(target) => target.closest('.card-node, .aria-grid') !== null}
      onClose={note.close}
      onPointerEnter={note.stay}
      onPointerLeave={note.leave}
    >
      <NumberNote words={words} />
    </NoteSheet>
  )
}
