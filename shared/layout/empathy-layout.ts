import type { Point, Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { type EmpathyZone, holdsCards } from '#shared/model/vocabulary.ts'
import type { CardBox, ClusterBox, LaneBox } from './boxes.ts'
import { fillCell } from './cell-layout.ts'
import { setTitle } from './column-layout.ts'
import { BOARD, GRID, LANE, TYPE } from './dimensions.ts'
import type { PersonaBox } from './header-layout.ts'
import { type GridLayout, laneSigns, layoutRows } from './lane-layout.ts'
import { nameWords, quotedWords } from './persona-words.ts'
import { TextStack, type TextStyle } from './placed-text.ts'
import type { FittedText } from './text/fit-text.ts'

/** An empathy map's board: its grid, and its personas in the middle of it. */
export interface EmpathyBoard extends GridLayout {
  readonly personas: readonly PersonaBox[]
}

const WIDTH = 2 * BOARD.field + BOARD.centre + 2 * BOARD.gap
const HALF = (WIDTH - BOARD.gap) / 2

interface Slot {
  readonly zone: EmpathyZone
  readonly x: number
  readonly width: number
}

/** The fields from top to bottom: around the persona, then below. */
const ROWS: readonly (readonly Slot[])[] = [
  [
    { zone: 'says', x: 0, width: BOARD.field },
    { zone: 'thinks', x: WIDTH - BOARD.field, width: BOARD.field },
  ],
  [
    { zone: 'does', x: 0, width: BOARD.field },
    { zone: 'feels', x: WIDTH - BOARD.field, width: BOARD.field },
  ],
  [
    { zone: 'pains', x: 0, width: HALF },
    { zone: 'gains', x: WIDTH - HALF, width: HALF },
  ],
]
/** So many of {@link ROWS} have the persona in their middle. */
const AROUND = 2

interface Field {
  readonly box: LaneBox
  readonly cards: readonly CardBox[]
  readonly clusters: readonly ClusterBox[]
}

/**
 * Lays out an empathy map: the persona in the middle, a field for each zone around and below, and any other lanes in rows
 * below those. All steps are one here: every step's column is the whole board.
 */
export function layoutEmpathy(view: MapView): EmpathyBoard {
  const merged = inOneStep(view)
  const lanes = lanesByZone(merged)
  const personas = view.personas.slice(0, 3)
  const fields = new Map<string, Field>()
  const least = centreHeight(personas)
  let y = 0
  let aroundBottom = 0
  ROWS.forEach((row, index) => {
    const here = row.flatMap((slot) => {
      const lane = lanes.get(slot.zone)
      return lane ? [{ lane, slot }] : []
    })
    if (here.length > 0) {
      const share = index < AROUND ? (least - BOARD.gap) / AROUND : 0
      const laid = layoutFields(merged, here, y, share)
      for (const field of laid) fields.set(field.box.lane.id, field)
      y = Math.max(...laid.map(({ box }) => box.band.y + box.band.height)) + BOARD.gap
    }
    if (index === AROUND - 1) {
      aroundBottom = Math.max(y - BOARD.gap, least)
      y = aroundBottom + BOARD.gap
    }
  })
  const centre = { x: BOARD.field + BOARD.gap, y: 0, width: BOARD.centre, height: aroundBottom }
  return { ...assemble(merged, fields, y), personas: layoutCentre(personas, centre) }
}

/** The map as if it had one step, which holds all cards. */
function inOneStep(view: MapView): MapView {
  const [first] = view.steps
  if (!first || view.steps.length === 1) return view
  const cells = new Map(
    view.lanes.map((lane): [string, ReadonlyMap<string, readonly Card[]>] => [
      lane.id,
      new Map([[first.id, view.steps.flatMap((step) => cardsIn(view, lane.id, step.id))]]),
    ]),
  )
  return { ...view, cells }
}

/** The first lane of each zone; others of it, and those that hold no cards, stand below. */
function lanesByZone(view: MapView): ReadonlyMap<EmpathyZone, Lane> {
  const lanes = new Map<EmpathyZone, Lane>()
  for (const lane of view.lanes)
    if (lane.zone !== null && holdsCards(lane.kind) && !lanes.has(lane.zone)) lanes.set(lane.zone, lane)
  return lanes
}

/** Fields side by side, equally high unless they are folded. */
function layoutFields(
  view: MapView,
  here: readonly { readonly lane: Lane; readonly slot: Slot }[],
  y: number,
  share: number,
): Field[] {
  const titles = here.map(({ lane, slot }) =>
    setTitle(lane.title, TYPE.laneTitle, fieldTitleWidth(lane, slot.width)),
  )
  const titleHeight = Math.max(BOARD.title, ...titles.map(({ height }) => Math.ceil(height) + 20))
  const laid = here.map(({ lane, slot: { zone, x, width } }, at): Field => {
    const header = { x, y, width, height: titleHeight }
    const { band, ...placed } = fillField(view, lane, { x, y: y + titleHeight, width })
    const title = titles[at] as FittedText
    return {
      box: { lane, index: view.lanes.indexOf(lane), title, zone, header, band, plot: band },
      ...placed,
    }
  })
  const least = Math.max(share - titleHeight, ...laid.map(({ box }) => box.band.height))
  return laid.map(({ box, ...placed }) => {
    const band = box.lane.collapsed ? box.band : { ...box.band, height: least }
    return { box: { ...box, band, plot: band }, ...placed }
  })
}

/** Fills a field with its cards, from a corner down. */
function fillField(view: MapView, lane: Lane, corner: Point & { readonly width: number }) {
  const placed: { cards: CardBox[]; clusters: ClusterBox[] } = { cards: [], clusters: [] }
  if (lane.collapsed) return { band: { ...corner, height: 0 }, ...placed }
  const [step] = view.steps
  const inField = step ? cardsIn(view, lane.id, step.id) : []
  const content = inField.length === 0 ? 0 : fillCell(view, inField, corner, corner.width, placed)
  return { band: { ...corner, height: Math.max(BOARD.least, lane.height, content) }, ...placed }
}

/** Beside the field's sign at its left, and those of any lane at its right. */
const fieldTitleWidth = (lane: Lane, width: number): number =>
  width - 2 * LANE.titleLeft - FIELD_SIGN - laneSigns(lane) * (LANE.sign + LANE.signGap) - 40

/** Room for the sign before a field's title. */
export const FIELD_SIGN = 26

/** Fields and the rows below them, in the order of the map. */
function assemble(view: MapView, fields: ReadonlyMap<string, Field>, bottom: number): GridLayout {
  const [first] = view.steps
  const rest = view.lanes.filter((lane) => !fields.has(lane.id))
  const column = { x: GRID.laneHeader, y: bottom, width: WIDTH - GRID.laneHeader, height: 0 }
  const rows = layoutRows(
    { ...view, lanes: rest, steps: first ? [first] : [] },
    new Map(first ? [[first.id, column]] : []),
    bottom + (rest.length > 0 ? BOARD.gap : 0),
    WIDTH,
  )
  const boxes = new Map(rows.lanes.map((box) => [box.lane.id, box]))
  const cardsOf = Map.groupBy(rows.cards, ({ card }) => card.place[0])
  const lanes = view.lanes.flatMap((lane, index): LaneBox[] => {
    const box = fields.get(lane.id)?.box ?? boxes.get(lane.id)
    return box ? [{ ...box, index }] : []
  })
  const lower = rows.lanes.at(-1)
  const height = lower ? lower.band.y + lower.band.height : Math.max(0, bottom - BOARD.gap)
  const grid: Rect = { x: 0, y: 0, width: WIDTH, height }
  return {
    ...rows,
    lanes,
    cards: view.lanes.flatMap((lane) => fields.get(lane.id)?.cards ?? cardsOf.get(lane.id) ?? []),
    clusters: [...[...fields.values()].flatMap(({ clusters }) => clusters), ...rows.clusters],
    grid,
    stages: [],
    steps: view.steps.map((step, index) => ({
      step,
      stageId: step.stageId,
      index,
      rect: { ...grid, height: 0 },
      column: grid,
      title: setTitle(step.title, TYPE.stepTitle, WIDTH),
      titleTop: 0,
      duration: null,
      details: [],
    })),
  }
}

const MIDDLE = { lineHeight: 1.3, anchor: 'middle' } as const
const NAME: TextStyle = {
  ...MIDDLE,
  face: 'serif-semibold',
  sizes: [24, 22, 20],
  lineHeight: 1.2,
  ink: 'ink',
  preferredHeight: 60,
}
const ROLE: TextStyle = {
  ...MIDDLE,
  face: 'sans-regular',
  sizes: [15, 14],
  ink: 'muted',
  preferredHeight: 40,
}
const MOTTO: TextStyle = {
  ...MIDDLE,
  face: 'serif-regular',
  sizes: [16, 15, 14],
  ink: 'ink',
  preferredHeight: 90,
}

const CENTRE_GAP = 28

function centreStack(persona: Persona, { x, y }: Point): TextStack {
  const stack = new TextStack({ x, y: y + BOARD.portrait + 14 }, BOARD.centre)
  stack.add(nameWords(persona), NAME)
  stack.add(persona.role, ROLE, 3)
  stack.add(quotedWords(persona.motto), MOTTO, 12)
  return stack
}

const heightOf = (persona: Persona): number => Math.ceil(centreStack(persona, { x: 0, y: 0 }).bottom)

/** What the personas need between the fields, with room above and below. */
const centreHeight = (personas: readonly Persona[]): number =>
  personas.reduce((sum, persona) => sum + heightOf(persona) + CENTRE_GAP, CENTRE_GAP)

/** One below the other, in the middle of the room between the fields. */
function layoutCentre(personas: readonly Persona[], centre: Rect): PersonaBox[] {
  let y = centre.y + (centre.height - centreHeight(personas)) / 2 + CENTRE_GAP
  return personas.map((persona) => {
    const { texts } = centreStack(persona, { x: centre.x, y })
    const rect = { x: centre.x, y, width: centre.width, height: heightOf(persona) }
    const portrait = { x: centre.x + (centre.width - BOARD.portrait) / 2, y, size: BOARD.portrait }
    y += rect.height + CENTRE_GAP
    return { persona, rect, portrait, texts }
  })
}
