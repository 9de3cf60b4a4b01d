import type { SearchHit } from '#shared/analysis/search.ts'

/** A piece of text with the words that were looked for marked in it. */
export function Marked({ excerpt, ranges }: Pick<SearchHit, 'excerpt' | 'ranges'>) {
  const pieces = ranges.flatMap(([start, end], index) => [
    excerpt.slice(ranges[index - 1]?.[1] ?? 0, start),
    <mark key={start}>{excerpt.slice(start, end)}</mark>,
  ])
  return (
    <>
      {pieces}
      {excerpt.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  )
}
