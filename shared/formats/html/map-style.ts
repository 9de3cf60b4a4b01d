import { DARK, LIGHT, type Theme } from '#shared/layout/drawing/theme.ts'
import { COLORS } from '#shared/model/vocabulary.ts'

/** The class of what has a paper colour. */
export const toneClass = (color: (typeof COLORS)[number]): string => `tone-${color}`

const tones = ({ tones: all }: Theme): string =>
  COLORS.map(
    (color) =>
      `.${toneClass(color)} { --fill: ${all[color].fill}; --edge: ${all[color].edge}; --strong: ${all[color].strong}; }`,
  ).join('\n')

/** What a page with a map has beyond what all pages have. Texts stay narrow; the picture and the table take the window. */
export const MAP_STYLE = `
${tones(LIGHT)}
@media (prefers-color-scheme: dark) {
${tones(DARK)}
}
main { max-width: 110rem; }
section > .table:not(.map) { max-width: 62rem; }
a { color: var(--accent); }
a:focus-visible, .full:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
.state { color: var(--soft); }
.personas { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; padding: 0; max-width: none; list-style: none; }
.personas > li { flex: 0 1 34rem; margin: 0; }
.personas h3 { margin: 0; font-size: 1.1rem; line-height: 1.3; }
.personas p { margin: 0.15rem 0; }
.personas .said { font-family: "Source Serif 4", Georgia, serif; font-style: italic; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.15rem 0.9rem; margin: 0.5rem 0 0; }
dt { max-width: 10rem; color: var(--soft); }
dd { margin: 0; }
.full { position: absolute; opacity: 0; }
.full + label { display: inline-block; margin-bottom: 0.6rem; padding: 0.3rem 0.8rem; border: 1px solid var(--rule); border-radius: 6px; cursor: pointer; }
.full + label::before { content: "☐ "; color: var(--accent); }
.full:checked + label::before { content: "☑ "; }
.picture { margin: 0; overflow: auto; border: 1px solid var(--rule); border-radius: 6px; }
.picture:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.picture svg { display: block; width: 100%; height: auto; }
.full:checked ~ .picture svg { width: auto; max-width: none; }
.map { max-width: 100%; border: 1px solid var(--rule); border-radius: 6px; }
.map table { border-collapse: separate; border-spacing: 0; }
.map caption { padding: 0.6rem 0.8rem; color: var(--soft); text-align: left; }
.map th, .map td { min-width: 13rem; padding: 0.5rem 0.6rem; border-bottom: 1px solid var(--rule); }
.map thead th { color: var(--ink); white-space: normal; vertical-align: bottom; }
.map .stage { border-left: 1px solid var(--rule); border-bottom: 3px solid var(--edge); background: var(--paper); font-size: 1.05rem; }
.map .first { border-left: 1px solid var(--rule); }
.map thead small, .map tbody th small { display: block; color: var(--soft); font-weight: 400; }
.map thead .moment { color: var(--accent); font-weight: 600; }
.map .lane { position: sticky; left: 0; z-index: 1; min-width: 10rem; max-width: 13rem; border-left: 4px solid var(--edge); border-right: 1px solid var(--rule); background: var(--paper); }
.map .corner { position: sticky; left: 0; z-index: 1; min-width: 10rem; border-right: 1px solid var(--rule); background: var(--paper); color: var(--soft); font-weight: 400; }
.map .divider td { padding: 0.2rem 0.8rem; border-bottom: 2px dashed var(--soft); color: var(--soft); font-size: 0.85rem; }
.map ul, .notes { display: grid; gap: 0.4rem; max-width: none; padding: 0; list-style: none; }
.map ul { grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
.map li, .notes li { margin: 0; padding: 0.4rem 0.6rem; border: 1px solid var(--edge); border-radius: 5px; background: var(--fill); }
.notes { grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); max-width: 62rem; }
.map li p { margin: 0; }
.map .facts { color: var(--strong); font-size: 0.9em; line-height: 1.35; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.9rem; }
@media (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.4rem; }
  .map .lane, .map .corner { min-width: 7rem; max-width: 7rem; font-size: 0.85rem; }
  .map th, .map td { min-width: 12.5rem; }
}
@page wide { size: A4 landscape; margin: 12mm; }
@media print {
  .full, .full + label { display: none; }
  section:has(> .picture), section:has(> .map:not(.long)) { page: wide; }
  .picture, .map { border: 0; }
  .picture svg, .full:checked ~ .picture svg { width: 100%; max-height: 160mm; }
  .map table { font-size: 8pt; }
  .map th, .map td { min-width: 0; padding: 0.3rem; }
  .map .lane, .map .corner { position: static; min-width: 0; }
  .map ul { grid-template-columns: 1fr; }
  .map li, .notes li { padding: 0.2rem 0.4rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .map tr { break-inside: auto; }
  .long table, .long caption, .long tbody, .long tr, .long th { display: block; }
  .long table { font-size: 9pt; }
  .long caption { padding: 0 0 0.5rem; }
  .long thead, .long td:empty { display: none; }
  .long td { display: grid; grid-template-columns: 11rem 1fr; gap: 0.8rem; border: 0; padding: 0.15rem 0; break-inside: avoid; }
  .long td::before { content: attr(data-step); color: var(--soft); }
  .long td.first { border: 0; }
  .long .lane { max-width: none; margin: 0.8rem 0 0.2rem; border: 0; border-bottom: 2px solid var(--edge); font-size: 10.5pt; break-after: avoid; }
  .long .divider td { display: block; }
  .long .divider td::before { content: none; }
}
`
