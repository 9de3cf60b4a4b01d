import { escapeMarkdown } from '../markdown/escape-markdown.ts'
import { writeMarkdownBlock } from '../markdown/write-blocks.ts'
import { type SummaryPart, sectionsOf } from './blocks.ts'
import type { MapSummary } from './summarise.ts'

/**
 * A summary as Markdown (CommonMark with GitHub's tables). Nothing that people wrote can turn into markup, HTML included.
 * `parts` leaves out all others; everything where left out itself.
 */
export function writeSummaryMarkdown(summary: MapSummary, parts?: readonly SummaryPart[]): string {
  const written = [`# ${escapeMarkdown(summary.title)}`]
  if (summary.scope !== '') written.push(`> ${escapeMarkdown(summary.scope)}`)
  for (const { title, blocks } of sectionsOf(summary, parts))
    written.push(`## ${title}`, ...blocks.map(writeMarkdownBlock))
  return `${written.join('\n\n')}\n`
}
