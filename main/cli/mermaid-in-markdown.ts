import { fail, ok, type Result } from '#shared/base/result.ts'

const ENDINGS: ReadonlySet<string> = new Set(['md', 'markdown'])

/** Whether files with this ending are Markdown. */
export const isMarkdown = (ending: string): boolean => ENDINGS.has(ending)

/** A journey that stands in a Markdown text. */
export interface FoundJourney {
  readonly text: string
  /** How many lines of the Markdown stand above it. */
  readonly linesAbove: number
  readonly report: readonly string[]
}

/** Finds the first code block of Mermaid that holds a journey, as GitHub and other readers of Markdown show it. */
export function journeyInMarkdown(markdown: string): Result<FoundJourney> {
  const lines = markdown.replaceAll(/\r\n?/g, '\n').split('\n')
  const journeys = mermaidBlocks(lines)
    .map(({ from, to }) => ({ text: lines.slice(from, to).join('\n'), linesAbove: from }))
    .filter(({ text }) => /^[^\S\n]*journey\b/im.test(text))
  const [first, ...others] = journeys
  if (!first)
    return fail(
      'no-journey',
      'there is no Mermaid journey in it: no code block ```mermaid with a line “journey”.',
    )
  return ok({ ...first, report: others.length === 0 ? [] : [leftOut(others)] })
}

const leftOut = (others: readonly { readonly linesAbove: number }[]): string =>
  `Only the first journey was read. Left out: ${others.map(({ linesAbove }) => `line ${linesAbove + 1}`).join(', ')}.`

/** A sentence about a journey, its line counted in the Markdown that the journey stands in. */
export const inMarkdown = (sentence: string, { linesAbove }: FoundJourney): string =>
  sentence.replace(/^Line (\d+):/, (_, line) => `Line ${Number(line) + linesAbove}:`)

/** An opening fence, in a list too: its marks and the language. */
const FENCE = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})\s*\{?\.?([\w-]*)/

/** The lines between the fences of each Mermaid block, as indices; an unclosed one reaches to the end. */
function mermaidBlocks(lines: readonly string[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, fence, language] = FENCE.exec(lines[at] ?? '') ?? []
    if (fence === undefined) continue
    const from = at + 1
    do at++
    while (at < lines.length && !isClosing(lines[at] ?? '', fence))
    if (language?.toLowerCase() === 'mermaid') blocks.push({ from, to: at })
  }
  return blocks
}

/** A closing fence is at least as long as the opening one, and alone on its line. */
function isClosing(line: string, fence: string): boolean {
  const marks = line.trim()
  return marks.length >= fence.length && marks === fence.charAt(0).repeat(marks.length)
}
