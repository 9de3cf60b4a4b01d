import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { classes } from '#renderer/ui/classes.ts'
import {
  GRADES,
  type Grades,
  QUADRANT_WORDS,
  quadrantOf,
  type RankedOpportunity,
} from '#shared/analysis/ranking.ts'
import { clamp, type Point, type Rect } from '#shared/base/geometry.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { cardTitle, plainNumber } from '../words.ts'
import { fanOut, placeNames } from './dots.ts'
import { FIELD_TITLES, FIELDS, gradesAt, PLOT_EDGE, type PlotSize, pointOf } from './plot.ts'
import type { MatrixDrag, useMatrixDrag } from './use-matrix-drag.ts'

/** Diameter of a dot. */
const DOT = 30
/** Height of what a field is called, at the plot's upper and lower edge. */
const FIELD_NAME = 54
const NAME_SIZE = 13
const LONGEST_NAME = 190

export interface PlotProps {
  readonly element: RefObject<HTMLElement | null>
  readonly ranked: readonly RankedOpportunity[]
  readonly drag: MatrixDrag | null
  readonly handlers: ReturnType<typeof useMatrixDrag>['handlers']
  readonly onGrade: (id: string, grades: Grades) => void
  readonly onTakeOut: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** The matrix to drag on: effort to the right, value upwards. */
export function Plot({ element, ranked, drag, handlers, onGrade, onTakeOut, onOpen }: PlotProps) {
  const size = usePlotSize(element)
  const spots = fanOut(
    ranked.map((opportunity) => ({ id: opportunity.card.id, ...pointOf(size, opportunity) })),
    DOT,
    size,
  )
  const names = namesBeside(ranked, spots, size)
  // In the order of their ids: an element that changes its place among the others would lose the keyboard.
  const still = ranked
    .map((opportunity, index) => ({ opportunity, number: index + 1 }))
    .toSorted((a, b) => (a.opportunity.card.id < b.opportunity.card.id ? -1 : 1))
  return (
    <div className="matrix-plot-frame">
      <span className="matrix-axis" data-axis="value" aria-hidden="true">
        Value →
      </span>
      <section ref={element} className="matrix-plot" aria-label="Value against effort">
        {FIELDS.map(({ quadrant, right, low }) => (
          <div
            key={quadrant}
            className="matrix-field"
            data-field={quadrant}
            data-right={right || undefined}
            data-low={low || undefined}
          >
            <strong>{FIELD_TITLES[quadrant]}</strong>
            <span>{QUADRANT_WORDS[quadrant].tip}</span>
          </div>
        ))}
        {drag?.at ? <Landing size={size} at={drag.at} /> : null}
        {still.map(({ opportunity, number }) => (
          <PlotDot
            key={opportunity.card.id}
            opportunity={opportunity}
            number={number}
            spot={spots.get(opportunity.card.id) as Point}
            isHeld={drag?.id === opportunity.card.id}
            handlers={handlers(opportunity.card.id)}
            onGrade={(grades) => onGrade(opportunity.card.id, grades)}
            onTakeOut={() => onTakeOut(opportunity.card.id)}
            onOpen={() => onOpen(opportunity.card.id)}
          />
        ))}
        {ranked.map(({ card }) => {
          const box = names.get(card.id)
          return box && drag?.id !== card.id ? (
            <span
              key={card.id}
              className="matrix-name"
              style={{ left: box.x, top: box.y, width: box.width }}
              aria-hidden="true"
            >
              {cardTitle(card.text)}
            </span>
          ) : null
        })}
      </section>
      <span className="matrix-axis" data-axis="effort" aria-hidden="true">
        Effort →
      </span>
    </div>
  )
}

/** Where what is held would land, said in words. */
function Landing({ size, at }: { readonly size: PlotSize; readonly at: Point }) {
  const grades = gradesAt(size, at)
  const { x, y } = pointOf(size, grades)
  return (
    <div className="matrix-landing" style={{ left: x, top: y }}>
      <span data-left={x > size.width - 190 || undefined}>{wordsOf(grades)}</span>
    </div>
  )
}

/** What grades say, such as “value 4, effort 2: quick win”. */
export const wordsOf = (grades: Grades): string =>
  `value ${plainNumber(grades.value)}, effort ${plainNumber(grades.effort)}: ${QUADRANT_WORDS[quadrantOf(grades)].label.toLowerCase()}`

const KEY_STEPS: Readonly<Record<string, Grades>> = {
  ArrowUp: { value: 0.5, effort: 0 },
  ArrowDown: { value: -0.5, effort: 0 },
  ArrowRight: { value: 0, effort: 0.5 },
  ArrowLeft: { value: 0, effort: -0.5 },
}

function PlotDot({
  opportunity,
  number,
  spot,
  isHeld,
  handlers,
  onGrade,
  onTakeOut,
  onOpen,
}: {
  readonly opportunity: RankedOpportunity
  readonly number: number
  readonly spot: Point
  readonly isHeld: boolean
  readonly handlers: ReturnType<PlotProps['handlers']>
  readonly onGrade: (grades: Grades) => void
  readonly onTakeOut: () => void
  readonly onOpen: () => void
}) {
  const { card, value, effort } = opportunity
  const title = cardTitle(card.text)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = KEY_STEPS[event.key]
    const isOut = event.key === 'Delete' || event.key === 'Backspace'
    if (!step && !isOut) return
    event.preventDefault()
    if (!step) return onTakeOut()
    const to = (grade: number, by: number): number => clamp(grade + by, GRADES.least, GRADES.most)
    onGrade({ value: to(value, step.value), effort: to(effort, step.effort) })
  }
  return (
    <button
      type="button"
      className={classes('matrix-dot', isHeld && 'matrix-dot-held')}
      style={{ left: spot.x, top: spot.y }}
      data-opportunity={card.id}
      title={title}
      aria-label={`${number}. ${title}: ${wordsOf(opportunity)}`}
      aria-describedby="matrix-keys"
      {...handlers}
      onKeyDown={onKeyDown}
      onClick={onOpen}
    >
      {number}
    </button>
  )
}

function namesBeside(
  ranked: readonly RankedOpportunity[],
  spots: ReadonlyMap<string, Point>,
  size: PlotSize,
): ReadonlyMap<string, Rect> {
  const fieldNames = [0, size.height - FIELD_NAME].map((y) => ({
    x: 0,
    y,
    width: size.width,
    height: FIELD_NAME,
  }))
  return placeNames(
    ranked.map(({ card }) => ({
      id: card.id,
      ...(spots.get(card.id) as Point),
      width: Math.min(LONGEST_NAME, measureText(cardTitle(card.text), 'sans-regular', NAME_SIZE) + 8),
    })),
    DOT,
    size,
    fieldNames,
  )
}

/** The plot's size as it is laid out. */
function usePlotSize(element: RefObject<HTMLElement | null>): PlotSize {
  const [size, setSize] = useState<PlotSize>({ width: 560, height: 440, edge: PLOT_EDGE })
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry)
        setSize({ width: entry.contentRect.width, height: entry.contentRect.height, edge: PLOT_EDGE })
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return size
}
