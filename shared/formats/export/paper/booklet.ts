import { assertNever } from '#shared/base/result.ts'
import { shortDay } from '#shared/base/short-day.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import { inGrey } from '#shared/layout/drawing/in-grey.ts'
import { drawPortrait } from '#shared/layout/drawing/portraits.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import { THEMES, type Theme } from '#shared/layout/drawing/theme.ts'
import { FONT_FACE_IDS } from '#shared/layout/text/font-faces.ts'
import type { Persona } from '#shared/model/persona.ts'
import { IMPACT_LABELS, OPPORTUNITY_STATUS_LABELS } from '#shared/model/vocabulary.ts'
import { htmlWithLinks } from '../../html/html-text.ts'
import type { Block, Section } from '../../summary/blocks.ts'
import type { SummaryOpportunity } from '../../summary/summarise.ts'
import { type ImageSource, writeSvg } from '../../svg.ts'
import { type PageBaggage, type PrintDocument, pageName, sheetMarkup } from '../print-page.ts'
import type { ExportSettings } from '../settings.ts'
import type { BookletPain, BookletParts } from './booklet-parts.ts'
import type { BookletSheets } from './booklet-sheet.ts'
import { bookletStyle } from './booklet-style.ts'
import { printedSheet } from './paper-sheets.ts'

const PORTRAIT = { cover: 40, page: 100 } as const

/** What is drawn in a booklet and carries texts and pictures: for the fonts and pictures that it needs. */
export function drawingsOfBooklet(parts: BookletParts, sheets: BookletSheets): readonly Drawing[] {
  const { drawing } = printedSheet(sheets.map)
  const words = `${JSON.stringify(parts)} 0123456789.·•×–—`
  const texts = FONT_FACE_IDS.map((face) => drawWords(words, face, 1, 0, 0, '#000'))
  const portraits = parts.personas.map(({ persona }) => portraitOf(persona, PORTRAIT.page, THEMES.light))
  return [drawing, { ...drawing, shapes: texts }, ...portraits]
}

/** A booklet as a page of HTML: its sheets follow from how long its texts are. */
export function bookletDocument(
  parts: BookletParts,
  { text, map }: BookletSheets,
  { look }: Pick<ExportSettings, 'look'>,
  { images, title }: Pick<PageBaggage, 'images' | 'title'>,
): PrintDocument {
  // Books are printed: by lamplight one reads the map in them, not their paper.
  const theme = THEMES[look === 'dark' ? 'light' : look]
  const portrait = (persona: Persona, size: number): string =>
    pictureMarkup(portraitOf(persona, size, theme), size, persona.id, images)
  const plain = { widthMm: text.widthMm, heightMm: text.heightMm, trimMm: 0, slugMm: 0 }
  const mapName = { words: 'The map', ink: THEMES[look].muted }
  return {
    sheets: [plain, map.page],
    flows: true,
    css: bookletStyle({ theme, title, ...text, mapPage: pageName(map.page) }),
    body: [
      coverMarkup(parts, portrait),
      part('Summary', parts.summary.map(sectionMarkup)),
      part(
        'Who travels',
        parts.personas.map((one) => personaMarkup(one, portrait)),
      ),
      sheetMarkup(printedSheet({ ...map, name: mapName }), 'map', images),
      part('Pain points', parts.pains.map(painMarkup), 'The worst first.'),
      part(
        'Opportunities',
        parts.opportunities.map(opportunityMarkup),
        'The most value for the least effort first.',
      ),
    ].join('\n'),
  }
}

const portraitOf = (persona: Persona, size: number, theme: Theme): Drawing => ({
  bounds: { x: 0, y: 0, width: size, height: size },
  background: 'none',
  title: '',
  shapes: withoutColour(theme, [drawPortrait(persona, { x: 0, y: 0, size }, theme)]),
})

const withoutColour = (theme: Theme, shapes: readonly Shape[]): readonly Shape[] =>
  theme.name === 'greyscale' ? inGrey(shapes) : shapes

const pictureMarkup = (drawing: Drawing, size: number, id: string, images: ImageSource | undefined): string =>
  writeSvg(drawing, {
    inDocument: true,
    size: { width: `${size}px`, height: `${size}px` },
    idPrefix: `portrait-${size}-${id}-`,
    ...(images && { images }),
  })

type Portrait = (persona: Persona, size: number) => string

function coverMarkup(parts: BookletParts, portrait: Portrait): string {
  const people = parts.personas.map(
    ({ persona, told }) =>
      `<li>${portrait(persona, PORTRAIT.cover)}<span><strong>${htmlWithLinks(told.name)}</strong>${told.role === '' ? '' : `<br>${htmlWithLinks(told.role)}`}</span></li>`,
  )
  return [
    '<section class="cover">',
    ...(parts.project === '' ? [] : [`<p class="kicker" dir="auto">${htmlWithLinks(parts.project)}</p>`]),
    `<h1 dir="auto">${htmlWithLinks(parts.title)}</h1>`,
    ...(parts.scope === '' ? [] : [paragraph(parts.scope, 'scope')]),
    ...(people.length === 0 ? [] : [`<ul>${people.join('')}</ul>`]),
    `<p class="made">${htmlWithLinks(`${parts.state} · ${parts.day}`)}</p>`,
    '</section>',
  ].join('\n')
}

/** A part on pages of its own; nothing where there is nothing to say. */
const part = (title: string, items: readonly string[], lead = ''): string =>
  items.length === 0
    ? ''
    : `<section class="part">\n<h1>${title}</h1>\n${lead === '' ? '' : paragraph(lead, 'lead')}\n${items.join('\n')}\n</section>`

const sectionMarkup = ({ title, blocks }: Section): string =>
  `<section>\n<h2>${title}</h2>\n${blocks.map(blockMarkup).join('\n')}\n</section>`

function blockMarkup(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text)
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.items.map(
        ({ lead, detail }) =>
          `<li dir="auto"><strong>${htmlWithLinks(lead)}</strong>${detail === '' ? '' : `<br>${htmlWithLinks(detail)}`}</li>`,
      )
      return `<${tag}>${items.join('')}</${tag}>`
    }
    case 'table': {
      const heads = block.columns.map((column) => `<th scope="col">${column}</th>`)
      const rows = block.rows.map(
        ([first = '', ...others]) =>
          `<tr><th scope="row" dir="auto">${htmlWithLinks(first)}</th>${others.map((cell) => `<td dir="auto">${htmlWithLinks(cell)}</td>`).join('')}</tr>`,
      )
      return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
    }
    default:
      return assertNever(block)
  }
}

function personaMarkup({ persona, told }: BookletParts['personas'][number], portrait: Portrait): string {
  const entries = told.entries.map(
    ({ label, text }) =>
      `<div>${label === '' ? '' : `<dt dir="auto">${htmlWithLinks(label)}</dt>`}<dd dir="auto">${htmlWithLinks(text)}</dd></div>`,
  )
  return [
    `<article class="persona"><div>${portrait(persona, PORTRAIT.page)}</div><div>`,
    `<h2 dir="auto">${htmlWithLinks(told.name)}</h2>`,
    ...(told.role === '' ? [] : [paragraph(told.role, 'role')]),
    ...told.sayings.map((saying) => paragraph(saying, 'saying')),
    ...(entries.length === 0 ? [] : [`<dl>${entries.join('')}</dl>`]),
    '</div></article>',
  ].join('\n')
}

const painMarkup = ({ rank, text, impact, where, explained }: BookletPain): string =>
  cardMarkup(String(rank), text, [`${IMPACT_LABELS[impact]}, at ${where}`, explained])

function opportunityMarkup(opportunity: SummaryOpportunity, index: number): string {
  const { text, owner, due, status, grades, quadrant, answers } = opportunity
  const facts = [
    OPPORTUNITY_STATUS_LABELS[status],
    owner === '' ? 'nobody’s yet' : owner,
    ...(due === null ? [] : [`due ${shortDay(due)}`]),
    ...(grades ? [`value ${grades.value}, effort ${grades.effort}: ${quadrant.toLowerCase()}`] : []),
  ]
  const answered =
    answers.length === 0 ? '' : paragraph(`Answers ${answers.map(quotedText).join(', ')}`, 'answers')
  return cardMarkup(String(index + 1), text, [facts.join(' · ')], answered)
}

const quotedText = (text: string): string => `“${text.trim()}”`

const cardMarkup = (rank: string, text: string, facts: readonly string[], more = ''): string =>
  `<article class="card"><p class="rank">${rank}</p><div><h2 dir="auto">${htmlWithLinks(text)}</h2>${facts.map((fact) => paragraph(fact, 'facts')).join('')}${more}</div></article>`

const paragraph = (text: string, kind = ''): string =>
  `<p dir="auto"${kind === '' ? '' : ` class="${kind}"`}>${htmlWithLinks(text)}</p>`
