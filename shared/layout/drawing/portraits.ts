import type { Persona } from '#shared/model/persona.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** A built-in portrait: a drawn bust of a few plain forms, in a box of 72 × 72. */
interface Portrait {
  readonly skin: string
  readonly hair: string
  readonly hairPath: string
  readonly clothes: string
}

const SHORT = 'M22 32C20 18 29 11 37 11s16 6 14 20c-2-6-5-9-8-10-7 3-14 2-17 1-2 3-3 6-4 10Z'
const BOB = 'M20 44C16 24 22 10 36 10s20 14 16 34l-6 2c2-10 1-17-2-22-6 2-12 1-16-1-3 6-4 13-2 23Z'
const LONG = 'M18 58C14 28 20 9 36 9s22 19 18 49l-9-4c3-12 3-22-1-31-6 2-12 1-16-1-4 9-4 20-1 32Z'
const CURLY =
  'M21 34c-5-3-3-9 0-10-1-6 4-9 7-8 2-6 9-7 12-4 5-2 9 2 9 6 5 1 6 7 3 9 2 4 0 6-2 7-1-5-3-9-6-11-5 2-11 2-16 0-3 2-6 6-7 11Z'
const BUN =
  'M36 5a6 6 0 1 1 0 12a6 6 0 1 1 0-12ZM21 33c-2-12 5-19 15-19s17 7 15 19c-1-5-3-8-6-10-6 2-12 2-18 0-3 2-5 5-6 10Z'
const BALD = 'M23 31c0-3 1-6 2-8l3 1-2 8ZM49 31c0-3-1-6-2-8l-3 1 2 8Z'

/** The portraits to choose from, by the name a persona stores. */
export const PORTRAITS: Readonly<Record<string, Portrait>> = {
  mira: { skin: '#c98f6b', hair: '#2f2320', hairPath: BOB, clothes: '#3c7d86' },
  jonas: { skin: '#eec6a4', hair: '#7a5230', hairPath: SHORT, clothes: '#5b6b8c' },
  amara: { skin: '#7d5238', hair: '#1f1815', hairPath: CURLY, clothes: '#b8783a' },
  li: { skin: '#e8c19a', hair: '#26211f', hairPath: LONG, clothes: '#7c5a9b' },
  edith: { skin: '#f0cfb4', hair: '#b9b4ab', hairPath: BUN, clothes: '#8c4a4f' },
  omar: { skin: '#b97f58', hair: '#3a2c26', hairPath: BALD, clothes: '#4d7a52' },
}

/** A persona's portrait, or its initials on its colour. Drawn in its own box with the corner at (x, y). */
export function drawPortrait(
  persona: Pick<Persona, 'portrait' | 'name' | 'color'>,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  theme: Theme,
): GroupShape {
  const tone = theme.tones[persona.color]
  const half = size / 2
  const disc: Shape = {
    type: 'circle',
    x: half,
    y: half,
    radius: half - 0.5,
    fill: tone.fill,
    stroke: tone.edge,
    strokeWidth: 1,
  }
  // A peer may have written any name, those of what every object has among them.
  const portrait = Object.hasOwn(PORTRAITS, persona.portrait) ? PORTRAITS[persona.portrait] : undefined
  const children = portrait
    ? [disc, ...bust(portrait, size / 72)]
    : [disc, initials(persona.name, size, tone.strong)]
  return { type: 'group', at: { x, y }, children }
}

function bust({ skin, hair, hairPath, clothes }: Portrait, scale: number): Shape[] {
  const path = (d: string, fill: string): Shape => ({ type: 'path', d: scalePath(d, scale), fill })
  return [
    path('M14.5 64.5C15 53 24 48 36 48s21 5 21.500 16.500A35 35 0 0 1 14.5 64.500Z', clothes),
    path('M30 40h12v9c0 3-3 5-6 5s-6-2-6-5Z', skin),
    path('M24 30c0-10 5-15 12-15s12 5 12 15-6 16-12 16-12-6-12-16Z', skin),
    path(hairPath, hair),
  ]
}

/** Scales path data: every number but the two flags and the rotation of an arc. */
function scalePath(d: string, scale: number): string {
  if (scale === 1) return d
  return d.replace(/([A-Za-z])([^A-Za-z]*)/g, (_all, command: string, rest: string) => {
    const numbers = rest.match(/-?\d*\.?\d+/g) ?? []
    const arc = command === 'a' || command === 'A'
    return (
      command +
      numbers
        .map((number, index) =>
          arc && index % 7 >= 2 && index % 7 <= 4
            ? number
            : String(Math.round(Number(number) * scale * 100) / 100),
        )
        .join(' ')
    )
  })
}

function initials(name: string, size: number, fill: string): Shape {
  const letters = name
    .split(/[\s\p{Cc}\p{Cs}]+/u)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
  return {
    type: 'text',
    x: size / 2,
    y: size / 2 + size * 0.13,
    text: letters === '' ? '?' : letters,
    face: 'sans-semibold',
    size: size * 0.36,
    fill,
    anchor: 'middle',
    width: size,
  }
}
