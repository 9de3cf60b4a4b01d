import { shortDay } from '#shared/base/short-day.ts'
import type { ToldMap, ToldNote, ToldPersona } from '../telling/told-map.ts'
import { htmlLines, htmlWithLinks } from './html-text.ts'
import { MAP_STYLE, toneClass } from './map-style.ts'
import { writeMapTable } from './map-table.ts'
import { pageHeader, writePage } from './page.ts'
import { htmlSection, writeHtmlSection } from './write-blocks.ts'

/** What a map's page shows beside its words. */
export interface MapPage {
  /** The map as SVG that says of itself what it is a picture of. */
  readonly picture: string
  /** `@font-face` rules with the fonts in them: the page needs nothing else. */
  readonly fontCss: string
  /** The day of the export, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * A map as one HTML page: the picture, then everything on it in words, the grid as a table that readers aloud can walk
 * through. No script, nothing fetched; by day and by lamplight; it can be printed.
 */
export const writeMapHtml = (map: ToldMap, { picture, fontCss, day }: MapPage): string =>
  writePage({
    title: map.title,
    carries: ['font', 'img'],
    styles: [fontCss, MAP_STYLE],
    content: [
      ...pageHeader(map),
      `<p class="state">${map.state}</p>`,
      ...(map.personas.length === 0
        ? []
        : [
            htmlSection(
              'Who travels',
              'personas',
              `<ul class="personas">${map.personas.map(writePersona).join('\n')}</ul>`,
            ),
          ]),
      htmlSection('The map', 'picture', writePicture(picture)),
      htmlSection('The map in words', 'words', writeMapTable(map)),
      ...notes('Free notes', 'notes', map.notes),
      ...notes('Parking lot', 'parked', map.parked),
      ...(map.connectors.length === 0
        ? []
        : [
            writeHtmlSection(
              { title: 'Connections', blocks: [{ kind: 'list', ordered: false, items: map.connectors }] },
              'connections',
            ),
          ]),
      ...map.sections.map((section) => writeHtmlSection(section, section.part)),
      `<footer>As of ${shortDay(day)}.</footer>`,
    ],
  })

function writePersona({ name, role, sayings, entries }: ToldPersona): string {
  const facts = entries.map(
    ({ label, text }) => `<dt>${htmlLines(label)}</dt><dd dir="auto">${htmlWithLinks(text)}</dd>`,
  )
  return [
    '<li>',
    `<h3>${htmlLines(name)}</h3>`,
    role === '' ? '' : `<p class="state">${htmlLines(role)}</p>`,
    ...sayings.map((words) => `<p class="said">${htmlLines(words)}</p>`),
    facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>`,
    '</li>',
  ].join('')
}

/**
 * As wide as the window, or in full size with a frame that can be scrolled, where the browser's zoom makes it as large as
 * one likes. To readers aloud it is one picture: its words come right after it.
 */
const writePicture = (svg: string): string =>
  [
    '<input class="full" type="checkbox" id="full-size">',
    '<label for="full-size">Full size</label>',
    '<div class="picture" role="region" aria-label="The map as a picture" tabindex="0">',
    svg,
    '</div>',
  ].join('\n')

const notes = (title: string, id: string, all: readonly ToldNote[]): string[] =>
  all.length === 0
    ? []
    : [
        htmlSection(
          title,
          id,
          `<ul class="notes">\n${all
            .map(
              ({ text, color }) => `<li class="${toneClass(color)}" dir="auto">${htmlWithLinks(text)}</li>`,
            )
            .join('\n')}\n</ul>`,
        ),
      ]
