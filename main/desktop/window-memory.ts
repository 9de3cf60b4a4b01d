/** Where windows were and how large, from one start to the next. */
import { readFileSync } from 'node:fs'
import type { BrowserWindow, Display, Rectangle, Size } from 'electron'
import * as v from 'valibot'
import { writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'

const length = v.pipe(v.number(), v.safeInteger())
const state = v.object({
  bounds: v.object({ x: length, y: length, width: length, height: length }),
  maximized: v.boolean(),
})
/** A window's place when it is not maximized, in device-independent pixels, and whether it is. */
export type WindowPlace = v.InferOutput<typeof state>

const USUAL = { width: 1440, height: 900 }
export const SMALLEST = { width: 720, height: 480 }
/** How much of a window's title bar must be on a display to be got hold of. */
const GRIP = { width: 120, height: 32 }
/** How far a window stands off the one before. */
const STEP = 28

export interface WindowMemory {
  /** Where the next window goes; off `beside`, if there is one. */
  readonly next: (displays: readonly Display[], beside?: BrowserWindow) => WindowPlace
  /** Remembers where a window is. A disk that takes no notes must not stop anybody's work. */
  readonly note: (window: BrowserWindow) => void
  /** Resolves when the latest note is written. */
  readonly written: () => Promise<unknown>
}

export function createWindowMemory(path: string): WindowMemory {
  let last = read(path)
  let writing: Promise<unknown> = Promise.resolve()
  return {
    next(displays, beside) {
      const areas = displays.map(({ workArea }) => workArea)
      if (!beside) return fitToDisplays(last, areas)
      const { x, y, ...size } = beside.getNormalBounds()
      return fitToDisplays({ bounds: { x: x + STEP, y: y + STEP, ...size }, maximized: false }, areas)
    },
    note(window) {
      last = placeOf(window)
      const bytes = Buffer.from(JSON.stringify(last))
      writing = writing.then(() => writeFileAtomically(realFileSystem, path, bytes))
    },
    written: () => writing,
  }
}

const placeOf = (window: BrowserWindow): WindowPlace => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
})

function read(path: string): WindowPlace | undefined {
  try {
    return v.parse(v.pipe(v.string(), v.parseJson(), state), readFileSync(path, 'utf8'))
  } catch {
    // The first start, or a file somebody else wrote: windows begin anew.
    return undefined
  }
}

/**
 * A place that can be seen and got hold of on the displays there are now (their work areas, the primary one first): a
 * remembered one where it still fits, else the middle of the first display.
 */
export function fitToDisplays(place: WindowPlace | undefined, areas: readonly Rectangle[]): WindowPlace {
  const first = areas[0] ?? { x: 0, y: 0, ...USUAL }
  if (!place) return { bounds: inTheMiddle(USUAL, first), maximized: false }
  for (const area of areas) {
    const bounds = { ...place.bounds, ...shrink(place.bounds, area) }
    if (canBeGrasped(bounds, area)) return { ...place, bounds }
  }
  return { ...place, bounds: inTheMiddle(place.bounds, first) }
}

function inTheMiddle(wanted: Size, area: Rectangle): Rectangle {
  const { width, height } = shrink(wanted, area)
  const x = area.x + Math.round((area.width - width) / 2)
  const y = area.y + Math.round((area.height - height) / 2)
  return { x, y, width, height }
}

const shrink = ({ width, height }: Size, area: Size): Size => ({
  width: Math.min(Math.max(width, SMALLEST.width), area.width),
  height: Math.min(Math.max(height, SMALLEST.height), area.height),
})

function canBeGrasped(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x)
  const right = Math.min(bounds.x + bounds.width, area.x + area.width)
  const isLevel = bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height
  return right - left >= GRIP.width && isLevel
}
