import { escapeXml } from '../svg.ts'

/** A whole page and what it may have with it. Nothing can be fetched, and nothing runs. */
export interface HtmlPage {
  readonly title: string
  /** Language of the page, for readers aloud; BCP 47. English, in which its headings are, unless told otherwise. */
  readonly lang?: string
  /** What the page carries as `data:` addresses. */
  readonly carries?: readonly ('font' | 'img')[]
  /** Further tags of the head. */
  readonly head?: readonly string[]
  /** Rules before those that all pages share, and after them. */
  readonly styles?: readonly [before: string, after: string]
  /** The markup inside `main`. */
  readonly content: readonly string[]
}

/** Writes a page that needs nothing but itself. */
export const writePage = (page: HtmlPage): string => {
  const { title, lang = 'en', carries = [], head = [], styles = ['', ''], content } = page
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...carries.map((kind) => `${kind}-src data:`),
  ]
  return [
    '<!doctype html>',
    `<html lang="${escapeXml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`,
    ...head,
    `<title>${escapeXml(title)}</title>`,
    `<style>${styles[0]}${STYLE}${styles[1]}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...content,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What every page begins with: its project, its title and the scope sentence. */
export const pageHeader = (about: {
  readonly project: string
  readonly title: string
  readonly scope: string
}): readonly string[] => [
  '<header>',
  ...(about.project.trim() === '' || about.project === about.title
    ? []
    : [`<p class="project">${escapeXml(about.project)}</p>`]),
  `<h1>${escapeXml(about.title)}</h1>`,
  ...(about.scope === '' ? [] : [`<p class="scope">${escapeXml(about.scope)}</p>`]),
  '</header>',
]

const STYLE = `
:root { color-scheme: light dark; --ink: #24211c; --soft: #5f594f; --paper: #fdfcf9; --rule: #ddd6c8; --accent: #1d5c58; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece7dc; --soft: #b3ab9c; --paper: #1e1c19; --rule: #45413a; --accent: #86c9c2; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; overflow-wrap: break-word; }
h1, h2 { font-family: "Source Serif 4", Georgia, serif; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: 2.1rem; }
h2 { margin: 2.2rem 0 0.7rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--rule); font-size: 1.3rem; }
p { margin: 0.4rem 0; max-width: 46rem; }
.project { margin: 0 0 0.2rem; color: var(--soft); }
.scope { margin-top: 0.8rem; padding-left: 1rem; border-left: 3px solid var(--accent); font-size: 1.1rem; }
ul, ol { margin: 0; padding-left: 1.4rem; max-width: 46rem; }
li { margin: 0.5rem 0; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; }
th, td { padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { min-width: 14rem; font-weight: 600; }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --rule: #bbb; --accent: #1d5c58; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h2, p:has(+ ul) { break-after: avoid; }
  tbody th { min-width: 0; }
}
`
