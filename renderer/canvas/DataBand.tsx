import './data.css'
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { openNumbers } from '#renderer/actions/numbers-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { NoteSheet } from '#renderer/ui/NoteSheet.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { grow, type Rect } from '#shared/base/geometry.ts'
import type { DataBand as Band } from '#shared/layout/data-layout.ts'
import { drawCorner } from '#shared/layout/drawing/draw-columns.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { DataDropPains } from './DataDropPains.tsx'
import { DropNote, PlaceNote } from './DataNote.tsx'
import { keepInSight } from './keep-in-sight.ts'
import { Shapes, useDrawing } from './ShapeView.tsx'
import { useNote } from './use-note.ts'

/** A number of the band that can be pointed at. */
interface Spot {
  readonly key: string
  readonly kind: 'count' | 'step' | 'drop'
  /** The place that it is about; of a drop the one that customers left. */
  readonly placeId: string
  readonly row: 'shown' | 'beside'
  readonly rect: Rect
  readonly label: string
}

/** Chips are no larger than their words, steps' numbers stand in a low row: what can be hit goes a little further. */
const AROUND_CHIP = 3
const ABOVE_STEP = 6

/** All numbers of a band, row by row from left to right. */
function spotsOf(band: Band): readonly Spot[] {
  return band.rows.flatMap(({ kind: row, counts, steps, drops }) => {
    const spot = (kind: Spot['kind'], placeId: string, rect: Rect, label: string): Spot => ({
      ...{ kind, placeId, row, rect, label },
      key: `${row} ${kind} ${placeId}`,
    })
    return [
      ...counts.map(({ placeId, rect, label }) => spot('count', placeId, rect, label)),
      ...steps.map(({ placeId, rect, label }) =>
        spot('step', placeId, { ...rect, y: rect.y - ABOVE_STEP, height: rect.height + ABOVE_STEP }, label),
      ),
      ...drops.map(({ drop, rect, label }) => spot('drop', drop.from.id, grow(rect, AROUND_CHIP), label)),
    ].sort((a, b) => a.rect.x - b.rect.x)
  })
}

/** Explains the numbers under the titles to whoever points at them or goes there with the keys. */
export const DataBand = memo(function DataBand({ model }: { readonly model: MapModel }) {
  const band = model.layout.data
  const data = model.view.data
  return band && data ? <Numbers model={model} band={band} data={data} /> : null
})

function Numbers({
  model,
  band,
  data,
}: {
  readonly model: MapModel
  readonly band: Band
  readonly data: MapData
}) {
  const spots = useMemo(() => spotsOf(band), [band])
  const bar = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState('')
  const note = useNote()
  /** The keyboard comes back from a note: it has been read. */
  const isBack = useRef(false)
  const buttons = () => [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  const here = Math.max(
    0,
    spots.findIndex(({ key }) => key === current),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const next = STEPS[event.key]?.(here, spots.length - 1)
    const spot = next === undefined ? undefined : spots[next]
    if (!spot || next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    keepInSight(spot.rect)
    buttons()[next]?.focus({ preventScroll: true })
  }
  const shown = spots.find(({ key }) => key === note.shown?.key)
  const anchor = shown && buttons()[spots.indexOf(shown)]
  return (
    <div ref={bar} className="data-band" role="toolbar" aria-label={band.heading.label} onKeyDown={onKeyDown}>
      {spots.map(({ key, kind, rect, label }, index) => (
        <button
          key={key}
          type="button"
          className="data-hit"
          data-kind={kind}
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
          tabIndex={index === here ? 0 : -1}
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={key === note.shown?.key}
          onPointerEnter={() => note.point(key)}
          onPointerLeave={note.leave}
          onFocus={(event) => {
            setCurrent(key)
            if (event.target.matches(':focus-visible') && !isBack.current) note.focus(key)
            isBack.current = false
          }}
          onBlur={note.leave}
          onClick={() => note.hold(key)}
        />
      ))}
      {note.shown && shown && anchor ? (
        <NoteSheet
          // One that was only pointed at did not take the keyboard.
          key={`${shown.key} ${note.shown.held}`}
          label={shown.label}
          at={anchor}
          held={note.shown.held}
          belongs={(target) => target.closest('.data-hit') !== null}
          onClose={note.close}
          onEscape={() => {
            isBack.current = true
            anchor.focus({ preventScroll: true })
          }}
          onPointerEnter={note.stay}
          onPointerLeave={note.leave}
          onHold={() => note.hold(shown.key)}
        >
          <SpotNote model={model} data={data} spot={shown} onLeave={note.close} />
        </NoteSheet>
      ) : null}
    </div>
  )
}

/** Where the keys lead from one number to another. */
const STEPS: Readonly<Record<string, (here: number, last: number) => number>> = {
  ArrowRight: (here, last) => Math.min(last, here + 1),
  ArrowLeft: (here) => Math.max(0, here - 1),
  Home: () => 0,
  End: (_here, last) => last,
}

function SpotNote({
  model,
  data,
  spot: { kind, placeId, row },
  onLeave,
}: {
  readonly model: MapModel
  readonly data: MapData
  readonly spot: Spot
  readonly onLeave: () => void
}) {
  const slice: Slice = row === 'beside' && data.beside ? data.beside : data.slice
  if (kind !== 'drop') return <PlaceNote data={data} placeId={placeId} slice={slice} />
  return (
    <DropNote data={data} fromId={placeId} slice={slice}>
      <DataDropPains model={model} fromId={placeId} onLeave={onLeave} />
    </DropNote>
  )
}

/** What the numbers are, in the corner beside them; opens all there is. */
export const DataCorner = memo(function DataCorner({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const theme = useStore(themeStore, (state) => state.theme)
  const { layout } = model
  const shapes = useDrawing(() => drawCorner(layout, theme), [layout.data, theme])
  const band = layout.data
  if (!band) return null
  return (
    <>
      <svg aria-hidden="true">
        <Shapes shapes={shapes} />
      </svg>
      <button
        type="button"
        className="data-heading"
        style={{ top: band.rect.y, height: band.rect.height }}
        aria-label={`${band.heading.label}. Open the numbers`}
        onClick={() => openNumbers(project)}
      />
    </>
  )
})
