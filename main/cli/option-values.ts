/** What the options of the command take: each answers the value meant, or throws what commander says in a sentence. */
import { InvalidArgumentError } from 'commander'
import type { Paper } from '#shared/formats/export/papers.ts'
import { PAPER_NAMES, paperNamed } from './export-request.ts'

export function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

export function paper(name: string): Paper {
  const found = paperNamed(name)
  if (found) return found
  throw new InvalidArgumentError(`Choose one of ${PAPER_NAMES.join(', ')}.`)
}

export function scale(text: string): number {
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : 0
  if (number > 0) return number
  throw new InvalidArgumentError('A scale is a number greater than 0, such as 2 or 0.5.')
}

export function pixels(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A width is a whole number of pixels, such as 1920.')
}
