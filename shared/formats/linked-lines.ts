import type { GroupShape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { piecesOf } from './links.ts'

/** A stretch of a line of text, and the address it leads to, if it does. */
export interface TextRun {
  readonly text: string
  readonly href: string | null
}

interface Link {
  readonly href: string
  /** Where it stands in the lines of a group, written one behind the other. */
  readonly from: number
  readonly to: number
}

const NOTHING: ReadonlyMap<TextShape, readonly TextRun[]> = new Map()
/** Telling that there is none must cost nothing: maps have thousands of cards. */
const MAY_HAVE_LINK = /https:\/\/|mailto:/i

/**
 * The lines of a group in which an address stands, as runs with and without one. The group's label says its text in one
 * piece, so an address that was broken over several lines leads to the whole of it from each of them.
 */
export function linkedLines({
  label = '',
  children,
}: GroupShape): ReadonlyMap<TextShape, readonly TextRun[]> {
  if (!MAY_HAVE_LINK.test(label)) return NOTHING
  const lines = children.filter((child) => child.type === 'text')
  const links = linksIn(label, lines.map(({ text }) => text).join(''))
  const found = new Map<TextShape, readonly TextRun[]>()
  let start = 0
  for (const line of lines) {
    const end = start + line.text.length
    const own = links.filter(({ from, to }) => from < end && to > start)
    if (own.length > 0) found.set(line, runsOf(line.text, start, own))
    start = end
  }
  return found
}

function linksIn(label: string, lines: string): readonly Link[] {
  const links: Link[] = []
  for (const { text: href, isLink } of piecesOf(label)) {
    const from = isLink ? lines.indexOf(href, links.at(-1)?.to ?? 0) : -1
    if (from >= 0) links.push({ href, from, to: from + href.length })
  }
  return links
}

function runsOf(text: string, start: number, links: readonly Link[]): readonly TextRun[] {
  const runs: TextRun[] = []
  let at = 0
  const add = (to: number, href: string | null): void => {
    if (to > at) runs.push({ text: text.slice(at, to), href })
    at = Math.max(at, to)
  }
  for (const { href, from, to } of links) {
    add(from - start, null)
    add(Math.min(text.length, to - start), href)
  }
  add(text.length, null)
  return runs
}
