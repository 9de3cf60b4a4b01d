import type { MapView, StageView } from '#shared/model/map-view.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import type { DurationBox, StageBox, StepBox } from './boxes.ts'
import { GRID, HEADING, TYPE } from './dimensions.ts'
import { type PlacedText, setWords, type TextStyle } from './placed-text.ts'
import type { FittedText } from './text/fit-text.ts'
import { fitText } from './text/fit-text.ts'
import { measureText } from './text/measure.ts'

/** The stages and steps of a map side by side. `width` and `headerHeight` are those of the grid and of its titles. */
export interface ColumnLayout {
  readonly stages: readonly StageBox[]
  readonly steps: readonly StepBox[]
  readonly headerHeight: number
  readonly width: number
}

/** Width of a grid without steps. */
const EMPTY = 240

/** Places titles and columns; the steps' columns end with their titles, for nobody knows yet how far lanes reach. */
export function layoutColumns(view: MapView): ColumnLayout {
  const groups = view.stages.map((group) => ({ ...group, width: widthOf(group) }))
  const stageRow = rowOf(
    groups.map(({ stage, width }) => stageHeading(stage, width)),
    GRID.stageHeader,
    16,
  )
  const stepRow = rowOf(
    view.steps.map((step) => stepHeading(step)),
    GRID.stepHeader,
    18,
  )
  const stages: StageBox[] = []
  const steps: StepBox[] = []
  let x: number = GRID.laneHeader
  groups.forEach(({ stage, width, steps: inStage }, index) => {
    if (index > 0) x += GRID.stageGap
    const rect = { x, y: 0, width, height: stageRow.height }
    stages.push({ stage, index, rect, ...stageRow.place(index, rect.x, rect.y) })
    for (const step of inStage) {
      const column = { x, y: stageRow.height, width: step.width, height: stepRow.height }
      const at = steps.length
      steps.push({
        step,
        stageId: stage.id,
        index: at,
        rect: column,
        column,
        ...stepRow.place(at, x, column.y),
      })
      x += step.width
    }
  })
  const headerHeight = stageRow.height + stepRow.height
  return { stages, steps, headerHeight, width: steps.length === 0 ? x + EMPTY : x }
}

const widthOf = ({ steps }: StageView): number => steps.reduce((sum, step) => sum + step.width, 0)

/** A title set in the largest type that keeps it short. */
export const setTitle = (text: string, size: number, width: number): FittedText =>
  fitText(text, {
    face: 'sans-semibold',
    sizes: [size, size - 1, size - 2],
    lineHeight: 1.22,
    width,
    preferredHeight: size * 2.6,
  })

const SMALL = { face: 'sans-regular', sizes: [13], lineHeight: 1.3, ink: 'muted' } as const
const EXPECTATION: TextStyle = { ...SMALL, italic: true }
const DURATION: TextStyle = { ...SMALL, face: 'sans-semibold', sizes: [TYPE.small] }

/** A heading measured at (0, 0) with its height from the first line of the title to the last one below it. */
interface Heading {
  readonly title: FittedText
  readonly duration: DurationBox | null
  readonly details: readonly PlacedText[]
  readonly height: number
}

/** Goal and expectation below the title, the time it takes at its right where there is room for both. */
function stageHeading({ title, goal, duration, expectation }: Stage, width: number): Heading {
  const { stagePadding: padding, clock } = HEADING
  const inner = width - 2 * padding
  const needed = clock + measureText(duration, 'sans-semibold', TYPE.small)
  const beside = duration !== '' && needed <= inner * 0.45
  const set = setTitle(title, TYPE.stageTitle, inner - (beside ? needed + 12 : 0))
  const right = beside ? durationAt(duration, padding + inner - needed, 2, needed) : null
  return headingOf(set, padding, inner, right, {
    duration: beside ? '' : duration,
    lines: [
      [goal, SMALL],
      [expects(expectation), EXPECTATION],
    ],
  })
}

/** The time it takes and what people expect below the title; a moment that matters has its sign at the title's right. */
function stepHeading({ title, moment, duration, expectation, width }: Step): Heading {
  const padding = HEADING.stepPadding
  const inner = width - 2 * padding
  const set = setTitle(title, TYPE.stepTitle, inner - (moment ? HEADING.sign : 0))
  return headingOf(set, padding, inner, null, { duration, lines: [[expects(expectation), EXPECTATION]] })
}

const expects = (expectation: string): string => (expectation === '' ? '' : `Expects: ${expectation}`)

interface Below {
  readonly duration: string
  readonly lines: readonly (readonly [words: string, style: TextStyle])[]
}

function headingOf(
  title: FittedText,
  x: number,
  width: number,
  beside: DurationBox | null,
  { duration, lines }: Below,
): Heading {
  const besideHeight = beside ? beside.text.at.y + beside.text.text.height : 0
  let y = Math.max(title.height, besideHeight) + 2
  const below = duration === '' ? null : durationAt(duration, x, y, width)
  if (below) y += below.text.text.height + 1
  const details: PlacedText[] = []
  for (const [words, style] of lines) {
    if (words === '') continue
    const text = setWords(words, style, width)
    details.push({ text, at: { x, y }, style })
    y += text.height + 1
  }
  const bare = below === null && details.length === 0
  const height = bare ? Math.max(title.height, besideHeight) : y
  return { title, duration: beside ?? below, details, height }
}

function durationAt(words: string, x: number, y: number, width: number): DurationBox {
  const text = setWords(words, DURATION, width - HEADING.clock)
  return { clock: { x, y: y + 1.5 }, text: { text, at: { x: x + HEADING.clock, y }, style: DURATION } }
}

/** Titles stand in the middle of their row; once one says more than its title, all begin at one height. */
function rowOf(headings: readonly Heading[], least: number, padding: number) {
  const height = Math.max(least, ...headings.map((heading) => Math.ceil(heading.height) + padding))
  const plain = headings.every(
    ({ details, duration, height: own, title }) =>
      details.length === 0 && (duration === null || own === title.height),
  )
  return {
    height,
    place(index: number, x: number, y: number) {
      const { title, duration, details } = headings[index] as Heading
      const top = y + (plain ? (height - title.height) / 2 : padding / 2)
      const moved = (placed: PlacedText): PlacedText => ({
        ...placed,
        at: { x: x + placed.at.x, y: top + placed.at.y },
      })
      return {
        title,
        titleTop: top,
        details: details.map(moved),
        duration: duration && {
          clock: { x: x + duration.clock.x, y: top + duration.clock.y },
          text: moved(duration.text),
        },
      }
    },
  }
}
