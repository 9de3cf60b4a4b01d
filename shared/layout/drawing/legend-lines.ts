import { BLUEPRINT_LINE_LABELS, BLUEPRINT_LINES } from '#shared/model/vocabulary.ts'
import { signed } from '../card-words.ts'
import { nameWords } from '../persona-words.ts'
import { levelWords } from '../sentiment-layout.ts'
import { lineSample, lineTone, SAMPLE, scoreSample, spreadSample } from './draw-sentiment.ts'
import { type Drawn, type Entry, occurring } from './legend-entries.ts'
import {
  blueprintSign,
  connectorSign,
  faceSign,
  type LegendSign,
  plateSign,
  wordSign,
} from './legend-signs.ts'

/** The levels of sentiment lanes, by each scale that a lane has. */
export function levelEntries({ layout }: Drawn): readonly Entry[] {
  const lanes = layout.lanes.filter(({ lane }) => layout.curves.some(({ laneId }) => laneId === lane.id))
  const scales = Map.groupBy(lanes, ({ lane }) => JSON.stringify([levelWords(lane), lane.faces]))
  return [...scales.values()].flatMap(([box]) =>
    box === undefined
      ? []
      : levelWords(box.lane).map(
          (words, index): Entry => ({
            sign: box.lane.faces ? faceSign(index) : wordSign(signed(2 - index)),
            words,
          }),
        ),
  )
}

/** A line as it runs through its lane. */
const lineEntry = (words: string, draw: LegendSign['draw']): Entry => ({
  sign: { width: SAMPLE, height: 12, draw },
  words,
})

const ORIGIN = { x: 0, y: 0 } as const

/** The lines in sentiment lanes, and the names of their patterns. */
export function lineEntries({ layout, meanings, marks }: Drawn): readonly Entry[] {
  // A persona's line looks the same in all lanes.
  const people = Map.groupBy(layout.curves, ({ personaId }) => personaId)
  const curves = [...people.values()].flatMap(([curve]) => curve ?? [])
  const other = layout.counterparts.find(({ isScore }) => !isScore)
  const scores = layout.counterparts.find(({ isScore }) => isScore)
  const rated = layout.curves.find(({ spread }) => spread !== '')
  return [
    ...curves.map((curve) =>
      lineEntry(curve.persona ? nameWords(curve.persona) : 'Everybody', (theme) =>
        lineSample({ look: curve.look, tone: lineTone(curve, theme) }, ORIGIN, theme),
      ),
    ),
    ...(other
      ? [lineEntry(`${other.label} state`, (theme) => lineSample({ look: 0, tone: null }, ORIGIN, theme))]
      : []),
    ...(scores ? [lineEntry(scores.label, (theme) => scoreSample(ORIGIN, theme))] : []),
    ...(rated
      ? [lineEntry('Spread of ratings', (theme) => [spreadSample(lineTone(rated, theme), ORIGIN)])]
      : []),
    ...occurring(
      meanings,
      ({ label }) => marks.some((mark) => mark.label === label),
      ({ label, meaning }) => ({ sign: plateSign(label), words: meaning }),
    ),
  ]
}

const CONNECTOR_MEANINGS = { branch: 'A way the customer may go', cause: 'One leads to the other' } as const

/** Lines from card to card, and between lanes. */
export const connectorEntries = ({ view, layout }: Drawn): readonly Entry[] => [
  ...occurring(
    ['branch', 'cause'] as const,
    (kind) => layout.connectors.some(({ connector }) => connector.kind === kind),
    (kind) => ({ sign: connectorSign(kind), words: CONNECTOR_MEANINGS[kind] }),
  ),
  ...occurring(
    BLUEPRINT_LINES,
    (line) => view.lanes.some(({ lineBelow }) => lineBelow === line),
    (line) => ({ sign: blueprintSign(line), words: BLUEPRINT_LINE_LABELS[line] }),
  ),
]
