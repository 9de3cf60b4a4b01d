/** What the options of the command take: each answers the value meant, or throws what commander says in a sentence. */
import { isIP } from 'node:net'
import { InvalidArgumentError } from 'commander'
import { isZone } from '#shared/base/zone-clock.ts'
import type { Paper } from '#shared/formats/export/papers.ts'
import {
  type ExportSettings,
  PAPER_NAMES,
  PIXELS,
  SCALE,
  TILE_PAPERS,
} from '#shared/formats/export/settings.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { isTimeFormat, TIME_FORMATS } from '#shared/formats/logs/time-formats.ts'
import { ROLES } from '#shared/protocol/roles.ts'
import { ROOM_BOUNDS } from '#shared/protocol/room.ts'
import { paperNamed } from './export-request.ts'
import type { Invite, Listen } from './team.ts'

export function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

export function paper(name: string): Paper {
  const found = paperNamed(name)
  if (found) return found
  throw new InvalidArgumentError(`Choose one of ${PAPER_NAMES.join(', ')}.`)
}

/** Papers that tiles are printed on, whatever their capitals. */
export function tilePaper(name: string): ExportSettings['tilePaper'] {
  const found = TILE_PAPERS.find((known) => known.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new InvalidArgumentError(`Choose one of ${TILE_PAPERS.join(', ')}.`)
}

/** Print shops ask for 3 mm, and that is what there is. */
export function bleed(text: string): boolean {
  if (/^3(?:\.0*)?\s*(?:mm)?$/.test(text)) return true
  throw new InvalidArgumentError('The bleed is 3 mm: write --bleed 3, or --bleed behind the names of files.')
}

/** `pdf,png,csv` */
export const endings = (text: string): readonly string[] =>
  text
    .split(',')
    .map((ending) => ending.trim().replace(/^\./, '').toLowerCase())
    .filter((ending) => ending !== '')

export function scale(text: string): number {
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : 0
  if (number >= SCALE.least && number <= SCALE.most) return number
  throw new InvalidArgumentError(`A scale is a number ${between(SCALE)}, such as 2 or 0.5.`)
}

export function pixels(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0
  if (number >= PIXELS.least && number <= PIXELS.most) return number
  throw new InvalidArgumentError(`A width is a whole number of pixels ${between(PIXELS)}, such as 1920.`)
}

const between = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  `from ${least} to ${most.toLocaleString('en')}`

/** `0.0.0.0`, `192.168.1.20:4747`, `[::]:80`; without a port the usual one. */
export function listenPlace(text: string): Listen {
  const [, bracketed, plain, port = '0'] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const address = bracketed ?? plain ?? text
  if (isIP(address) === 0 || Number(port) > 65_535)
    throw new InvalidArgumentError('Give an address of this machine, such as 0.0.0.0 or 192.168.1.20:4747.')
  return { address, port: Number(port) }
}

/** `editor`, or `editor:Ana` for somebody who shall be called so. */
export function invitee(text: string): Invite {
  const [, given, name = ''] = /^([a-z]+)(?::(.*))?$/u.exec(text) ?? []
  const role = ROLES.find((known) => known === given)
  if (role && name.length <= ROOM_BOUNDS.name) return { role, name: name.trim() }
  throw new InvalidArgumentError(`Give a role (${ROLES.join(', ')}), or role:Name.`)
}

/** Collects an option that may be given more than once. */
export const several =
  <T>(read: (text: string) => T) =>
  (text: string, before: readonly T[] = []): readonly T[] => [...before, read(text)]

/** A name as it was typed: a variable of the shell that is empty means none. */
export function name(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Give a name.')
}

/** Names with commas between them. */
export function names(text: string): string {
  if (/[^\s,]/.test(text)) return text
  throw new InvalidArgumentError('Give a name, or several with commas between them.')
}

export function days(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a number of days from 1 to 9999.')
}

/** The address of a server as browsers take it, without anything behind it. */
export function serverAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new InvalidArgumentError('Give the address of the server, such as http://maps.example.org:4747.')
}

/** The name of a time zone. */
export function timeZone(text: string): string {
  if (isZone(text)) return text
  throw new InvalidArgumentError('Give the name of a time zone, such as UTC or Europe/Berlin.')
}

export function timeFormat(text: string): string {
  if (isTimeFormat(text)) return text
  const known = TIME_FORMATS.map(({ id }) => id).join(', ')
  throw new InvalidArgumentError(`Choose one of ${known}, or give a pattern such as dd.MM.yyyy HH:mm.`)
}

const DELIMITERS: Readonly<Record<string, LogReading['delimiter']>> = {
  ',': ',',
  comma: ',',
  ';': ';',
  semicolon: ';',
  '|': '|',
  '\t': '\t',
  '\\t': '\t',
  tab: '\t',
}

/** The sign between the cells of a table. */
export function delimiter(text: string): LogReading['delimiter'] {
  const found = DELIMITERS[text]
  if (found) return found
  throw new InvalidArgumentError('Choose one of , ; | or tab.')
}
