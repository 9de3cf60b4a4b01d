import { drawHeader } from '#shared/layout/drawing/draw-header.ts'
import { type HeaderLayout, layoutHeader } from '#shared/layout/header-layout.ts'
import { nameWords } from '#shared/layout/persona-words.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { type ColumnBlock, itemsOfBlocks, pagesOfBlocks, type WordDeck } from './page-column.ts'
import type { Slide } from './slide-items.ts'
import { AREA } from './stage-pages.ts'

const GAP = 20

/** The personas' sheets and backstories, where the map shows them; what stands beside its title is on the first slide. */
export function personaSlides(deck: WordDeck, view: MapView): Slide[] {
  const header = layoutHeader(view, AREA.width * 96)
  const only = (part: Partial<HeaderLayout>): HeaderLayout => ({
    ...header,
    ...{ personas: [], sheets: [], backstory: [] },
    ...part,
  })
  const blocks = [
    ...header.sheets.map((sheet) => blockOf(only({ sheets: [sheet] }), sheet.rect, deck)),
    ...header.backstory.map((row) => blockOf(only({ backstory: [row] }), row.rect, deck)),
  ]
  const [persona, ...more] = view.personas
  const title = persona && more.length === 0 ? deck.cleaner.line(nameWords(persona)) : 'Personas'
  const pages = pagesOfBlocks(blocks, AREA.height * 96, GAP)
  return pages.map((page, index, { length }) => ({
    title: length === 1 ? title : `${title} (${index + 1} of ${length})`,
    layout: 'content',
    items: itemsOfBlocks(deck, page, AREA, GAP),
    notes: [],
  }))
}

const blockOf = (
  header: HeaderLayout,
  rect: { readonly y: number; readonly height: number },
  { theme }: WordDeck,
): ColumnBlock => {
  const shapes = drawHeader(header, theme).filter((shape) => shape.type !== 'group' || shape.key !== 'title')
  return {
    height: rect.height,
    draw: (top) => ({ type: 'group', at: { x: 0, y: top - rect.y }, children: shapes }),
  }
}
