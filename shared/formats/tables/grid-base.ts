import { isId } from '#shared/base/ids.ts'
import { cardsIn, type MapView } from '#shared/model/map-view.ts'
import { LANE_KINDS } from '#shared/model/vocabulary.ts'
import { type CardWords, rowOfCard } from './grid-columns.ts'
import { markOf } from './grid-marks.ts'
import type { GridBase } from './grid-types.ts'

/**
 * What a table holds when it is made: stages with their steps, lanes, and the cards of each cell in order. Without it
 * nobody could tell a card that was deleted in the table from one that a colleague has made since.
 */
export function baseOfView(view: MapView, words: CardWords): GridBase {
  const marks = new Map<string, string>()
  const lanes = view.lanes.map(({ id, kind }) => ({
    id,
    kind,
    cells: new Map(
      view.steps.map((step) => {
        const cards = cardsIn(view, id, step.id)
        for (const card of cards) marks.set(card.id, markOfCard(rowOfCard(card, words)))
        return [step.id, cards.map((card) => card.id)]
      }),
    ),
  }))
  const stages = view.stages.map(({ stage, steps }) => ({
    id: stage.id,
    stepIds: steps.map((step) => step.id),
  }))
  return { stages, lanes, marks }
}

/** Tells whether anything of a card has changed since. */
export const markOfCard = (row: ReadonlyMap<string, string>): string =>
  markOf([...row.values()].join('\u0001'))

/** As text for the last rows of a table; ids hold none of the signs that stand between them. */
export function writeBase({ stages, lanes, marks }: GridBase): string {
  const signed = (id: string): string => `${id}.${marks.get(id) ?? ''}`
  const steps = stages.map(({ id, stepIds }) => [id, ...stepIds].join(' '))
  const rows = lanes.map(({ id, kind, cells }) =>
    [id, kind, ...[...cells.values()].map((cards) => cards.map(signed).join(' '))].join('!'),
  )
  return `${steps.join('|')}/${rows.join('|')}`
}

/** Reads {@link writeBase}; `null` where it is not whole. */
export function readBase(text: string): GridBase | null {
  const [columns, rows, ...more] = text.split('/')
  if (columns === undefined || rows === undefined || more.length > 0) return null
  const stages = (columns === '' ? [] : columns.split('|')).map((part) => {
    const [id, ...stepIds] = part.split(' ')
    return { id: id ?? '', stepIds }
  })
  const steps = stages.flatMap(({ stepIds }) => stepIds)
  const marks = new Map<string, string>()
  const lanes = (rows === '' ? [] : rows.split('|')).map((part) => readLane(part, steps, marks))
  const ids = [...stages.flatMap(({ id, stepIds }) => [id, ...stepIds]), ...marks.keys()]
  const whole = lanes.flatMap((lane) => lane ?? [])
  return whole.length === lanes.length && ids.every(isId) ? { stages, lanes: whole, marks } : null
}

function readLane(
  part: string,
  steps: readonly string[],
  marks: Map<string, string>,
): GridBase['lanes'][number] | null {
  const [id, kind, ...cells] = part.split('!')
  const known = LANE_KINDS.find((one) => one === kind)
  if (!isId(id) || known === undefined || cells.length !== steps.length) return null
  const read = (cell: string): string[] =>
    (cell === '' ? [] : cell.split(' ')).map((signed) => {
      const [cardId = '', mark = ''] = signed.split('.')
      marks.set(cardId, mark)
      return cardId
    })
  return { id, kind: known, cells: new Map(steps.map((step, index) => [step, read(cells[index] as string)])) }
}
