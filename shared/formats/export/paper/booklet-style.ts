import type { Theme } from '#shared/layout/drawing/theme.ts'
import { fitText } from '#shared/layout/text/fit-text.ts'
import { fontFamilyCss } from '#shared/layout/text/font-faces.ts'

/** The page without a footer that opens a booklet. */
const COVER_PAGE = 'cover'

const FOOTER = `font: 8.5pt ${fontFamilyCss('sans-regular')};`

/** What a booklet's looks follow from. */
interface BookletLook {
  readonly theme: Theme
  /** Stands on the cover and at the foot of the pages. */
  readonly title: string
  readonly widthMm: number
  readonly heightMm: number
  /** The name of the page that the map fills. */
  readonly mapPage: string
}

/** The width of the paper for which the sizes below are meant: A4. On larger paper everything is as much larger. */
const USUAL_MM = 210

/** The room that a title has on a cover, and how far a long word makes it smaller before it is broken. */
const COVER_TITLE = { widthMm: 144, sizesPt: [32, 26, 21, 17] } as const
const PX_PER_PT = 96 / 72

function coverTitlePt(title: string): number {
  const { size } = fitText(title, {
    face: 'serif-semibold',
    sizes: COVER_TITLE.sizesPt.map((pt) => pt * PX_PER_PT),
    lineHeight: 1.12,
    width: (COVER_TITLE.widthMm * 96) / 25.4,
    preferredHeight: Number.POSITIVE_INFINITY,
  })
  return size / PX_PER_PT
}

/** How a booklet looks: a quiet book on white paper. */
export const bookletStyle = ({ theme, title, widthMm, heightMm, mapPage }: BookletLook): string => `
:root { --ink: ${theme.ink}; --muted: ${theme.muted}; --line: ${theme.line}; --accent: ${theme.accent}; }
@page {
  margin: 19mm 18mm 22mm;
  text-rendering: geometricPrecision;
  @bottom-left { content: ${cssString(title)}; ${FOOTER} color: ${theme.muted}; }
  @bottom-right { content: counter(page); ${FOOTER} color: ${theme.muted}; }
}
${[COVER_PAGE, mapPage].map((name) => `@page ${name} { margin: 0; @bottom-left { content: none } @bottom-right { content: none } }`).join('\n')}
* { box-sizing: border-box; }
html { background: #fff; color: var(--ink); text-rendering: geometricPrecision; font: 10.5pt/1.45 ${fontFamilyCss('sans-regular')}; }
h1, h2, h3, p, ul, ol { margin: 0; }
h1, h2 { font-family: ${fontFamilyCss('serif-semibold')}; font-weight: 600; line-height: 1.2; text-wrap: balance; break-after: avoid; }
h1 { font-size: 22pt; margin-bottom: 5mm; padding-bottom: 2.5mm; border-bottom: 0.5mm solid var(--accent); }
h2 { font-size: 13pt; margin: 6mm 0 2mm; padding-top: 1mm; }
h1 + h2, h1 + section > h2 { margin-top: 0; }
strong, th { font-weight: 600; }
p, li, td, th, h1, h2, h3 { overflow-wrap: anywhere; }
a { color: inherit; }
/* What touches a page's upper edge browsers print on the page before as well, out of sight, and bookmark it twice. */
.part { break-before: page; padding-top: 1mm; }
.cover, .part { zoom: ${widthMm / USUAL_MM}; }
.cover { page: ${COVER_PAGE}; position: relative; height: ${(heightMm * USUAL_MM) / widthMm}mm; padding: 34mm 24mm 24mm 34mm; border-left: 8mm solid var(--accent); overflow: hidden; }
.cover h1 { border: 0; padding: 0; margin: 4mm 0 8mm; font-size: ${coverTitlePt(title)}pt; line-height: 1.12; }
.cover .kicker, .cover .made { color: var(--muted); font-size: 12pt; }
.cover .scope { font-size: 14pt; line-height: 1.5; max-width: 130mm; }
.cover ul { list-style: none; padding: 0; margin-top: 16mm; display: grid; gap: 5mm; }
.cover li { display: flex; align-items: center; gap: 5mm; break-inside: avoid; }
.cover .made { position: absolute; left: 34mm; bottom: 24mm; }
.lead { color: var(--muted); margin-bottom: 5mm; }
ul, ol { padding-left: 5mm; }
li { margin-bottom: 2mm; break-inside: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.6mm 3mm 1.6mm 0; border-bottom: 0.2mm solid var(--line); text-align: start; vertical-align: top; }
thead { display: table-header-group; }
thead th { color: var(--muted); font-size: 9pt; }
tr { break-inside: avoid; }
.persona { display: grid; grid-template-columns: 28mm 1fr; column-gap: 7mm; margin-bottom: 9mm; padding-top: 1mm; break-inside: avoid; }
.persona h2 { margin: 0; font-size: 17pt; }
.persona .role { color: var(--muted); }
.persona .saying { font-family: ${fontFamilyCss('serif-regular')}; font-size: 12.5pt; margin-top: 2mm; break-inside: avoid; }
dl { margin: 4mm 0 0; columns: 2; column-gap: 8mm; }
dl > div { break-inside: avoid; padding-bottom: 2.6mm; }
dt { color: var(--muted); font-size: 9pt; font-weight: 600; }
dd { margin: 0; }
.card { display: grid; grid-template-columns: 12mm 1fr; border: 0.25mm solid var(--line); border-left: 1.2mm solid var(--accent); border-radius: 1mm; padding: 3mm 4mm 3mm 3mm; margin-bottom: 3mm; break-inside: avoid; }
.card .rank { font: 600 17pt/1.1 ${fontFamilyCss('serif-semibold')}; color: var(--accent); }
.card h2 { font: 600 11.5pt/1.35 ${fontFamilyCss('sans-semibold')}; margin: 0; padding: 0; text-wrap: wrap; }
.card .facts { color: var(--muted); font-size: 9.5pt; margin-top: 1mm; }
.card .answers { margin-top: 1.5mm; font-size: 9.5pt; }
`

/** Text as a string of CSS, which may stand in a style element. */
const cssString = (text: string): string =>
  `"${text.toWellFormed().replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) as number).toString(16)} `)}"`
