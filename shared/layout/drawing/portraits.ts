import { isImageRef } from '#shared/model/image.ts'
import type { Persona } from '#shared/model/persona.ts'
import { initialsOf } from '../card-words.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** A form of a drawn bust: filled, or a line where it names a width. */
interface Form {
  readonly d: string
  readonly color: string
  readonly line?: number
}

/** A built-in portrait: a drawn bust of a few plain forms, in a box of 72 × 72. */
interface Portrait {
  readonly skin: string
  readonly hair: string
  readonly hairPath: string
  readonly clothes: string
  /** Hair or cloth that falls behind the neck. */
  readonly back?: Form
  /** What lies over the face: a beard, glasses, a band. */
  readonly front?: readonly Form[]
}

const SHORT = 'M22 32C20 18 29 11 37 11s16 6 14 20c-2-6-5-9-8-10-7 3-14 2-17 1-2 3-3 6-4 10Z'
const BOB = 'M20 44C16 24 22 10 36 10s20 14 16 34l-6 2c2-10 1-17-2-22-6 2-12 1-16-1-3 6-4 13-2 23Z'
const LONG = 'M18 58C14 28 20 9 36 9s22 19 18 49l-9-4c3-12 3-22-1-31-6 2-12 1-16-1-4 9-4 20-1 32Z'
const CURLY =
  'M21 34c-5-3-3-9 0-10-1-6 4-9 7-8 2-6 9-7 12-4 5-2 9 2 9 6 5 1 6 7 3 9 2 4 0 6-2 7-1-5-3-9-6-11-5 2-11 2-16 0-3 2-6 6-7 11Z'
const BUN =
  'M36 5a6 6 0 1 1 0 12a6 6 0 1 1 0-12ZM21 33c-2-12 5-19 15-19s17 7 15 19c-1-5-3-8-6-10-6 2-12 2-18 0-3 2-5 5-6 10Z'
const BALD = 'M23 31c0-3 1-6 2-8l3 1-2 8ZM49 31c0-3-1-6-2-8l-3 1 2 8Z'
const SCARF =
  'M19 52C14 26 22 9 36 9s22 17 17 43c-2 6-8 10-17 10s-15-4-17-10ZM36 19c-7 0-10 5-10 12s4 14 10 14 10-7 10-14-3-12-10-12Z'
const AFRO = 'M22 32C20 18 28 12 36 12s16 6 14 20c-2-6-5-9-8-10-6 2-9 2-12 0-3 1-6 4-8 10Z'
const FRINGE =
  'M21 42C17 22 24 11 36 11s19 11 15 31l-4 0c1-5 1-9 0-13-7 1-15 0-19-4-1 3-2 5-3 7 0 3 0 6 0 10Z'
const TURBAN = 'M20 31C17 17 25 7 36 7s19 10 16 24c-3-6-8-10-16-10s-13 4-16 10Z'
const WAVY =
  'M22 33c-3-12 4-21 14-21 7 0 9 2 11 4 4 2 6 9 4 16-1-4-2-7-5-9-3-1-5-3-7-4-4 4-10 5-14 5-2 3-2 6-3 9Z'
const SIDE = 'M22 33C19 19 27 11 37 11c9 0 16 7 14 21-1-5-3-8-5-10-8 0-14-2-17-4-3 3-6 8-7 15Z'

const BEARD: (color: string) => Form = (color) => ({
  d: 'M24 31c0 10 5 17 12 17s12-7 12-17c-1 5-3 7-5 7-4 0-4-2-7-2s-3 2-7 2c-2 0-4-2-5-7ZM32 41c2-1.500 6-1.500 8 0-1 2-7 2-8 0Z',
  color,
})
const GLASSES: (color: string) => Form = (color) => ({
  d: 'M25.500 30.500a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0M37.500 30.500a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0M34.500 30c1-1 2-1 3 0',
  color,
  line: 1.5,
})
const HEADBAND: Form = { d: 'M22 24c8-4 20-4 28 0l0.500 4c-8-4-21-4-29 0Z', color: '#c8574a' }

/** The portraits to choose from, by the name a persona stores. */
export const PORTRAITS: Readonly<Record<string, Portrait>> = {
  mira: { skin: '#c98f6b', hair: '#2f2320', hairPath: BOB, clothes: '#3c7d86' },
  jonas: { skin: '#eec6a4', hair: '#7a5230', hairPath: SHORT, clothes: '#5b6b8c' },
  amara: { skin: '#7d5238', hair: '#1f1815', hairPath: CURLY, clothes: '#b8783a' },
  li: { skin: '#e8c19a', hair: '#26211f', hairPath: LONG, clothes: '#7c5a9b' },
  edith: { skin: '#f0cfb4', hair: '#b9b4ab', hairPath: BUN, clothes: '#8c4a4f' },
  omar: { skin: '#b97f58', hair: '#3a2c26', hairPath: BALD, clothes: '#4d7a52' },
  leyla: { skin: '#d8a985', hair: '#5f7f9c', hairPath: SCARF, clothes: '#41597a' },
  kofi: { skin: '#5d3b29', hair: '#19120f', hairPath: SHORT, clothes: '#c29a3d', front: [BEARD('#19120f')] },
  zola: {
    skin: '#8b5a3c',
    hair: '#2a1c16',
    hairPath: AFRO,
    clothes: '#2f7f73',
    back: { d: 'M36 5c14 0 23 9 23 20 0 9-6 16-12 17H25c-6-1-12-8-12-17C13 14 22 5 36 5Z', color: '#2a1c16' },
    front: [HEADBAND],
  },
  arjan: {
    skin: '#a96f49',
    hair: '#b3563a',
    hairPath: TURBAN,
    clothes: '#5f5f66',
    front: [
      BEARD('#241a16'),
      { d: 'M21 25c6-4 14-5 19-17M51 25c-3-6-8-9-13-11', color: '#8f4029', line: 1.5 },
    ],
  },
  nora: {
    skin: '#f3d3bd',
    hair: '#b5643c',
    hairPath: FRINGE,
    clothes: '#5a7a45',
    front: [GLASSES('#3b3029')],
  },
  walter: {
    skin: '#eabf9f',
    hair: '#cfcac1',
    hairPath: WAVY,
    clothes: '#6a5470',
    front: [GLASSES('#4a4640')],
  },
  mei: {
    skin: '#f0cba6',
    hair: '#1f1c1b',
    hairPath: SIDE,
    clothes: '#c0705c',
    back: { d: 'M44 14c12 2 15 14 12 30-2 5-6 7-8 5 3-9 3-19-2-27Z', color: '#1f1c1b' },
  },
  diego: { skin: '#c58a62', hair: '#3b2418', hairPath: WAVY, clothes: '#3f6f9c', front: [BEARD('#3b2418')] },
}

/** A persona's portrait, its own picture, or its initials on its colour. Drawn in its own box with the corner at (x, y). */
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
  return { type: 'group', at: { x, y }, children: [disc, ...likeness()] }

  function likeness(): Shape[] {
    if (portrait) return bust(portrait, size / 72)
    return isImageRef(persona.portrait)
      ? [
          {
            type: 'image',
            ref: persona.portrait,
            x: 1,
            y: 1,
            width: size - 2,
            height: size - 2,
            radius: half - 1,
          },
        ]
      : [initials(persona.name, size, tone.strong)]
  }
}

function bust({ skin, hair, hairPath, clothes, back, front = [] }: Portrait, scale: number): Shape[] {
  const path = (d: string, fill: string): Shape => ({ type: 'path', d: scalePath(d, scale), fill })
  const form = ({ d, color, line }: Form): Shape =>
    line === undefined
      ? path(d, color)
      : { type: 'path', d: scalePath(d, scale), stroke: color, strokeWidth: line * scale }
  return [
    ...(back ? [form(back)] : []),
    path('M14.5 64.5C15 53 24 48 36 48s21 5 21.500 16.500A35 35 0 0 1 14.5 64.500Z', clothes),
    path('M30 40h12v9c0 3-3 5-6 5s-6-2-6-5Z', skin),
    path('M24 30c0-10 5-15 12-15s12 5 12 15-6 16-12 16-12-6-12-16Z', skin),
    path(hairPath, hair),
    ...front.map(form),
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
  return {
    type: 'text',
    x: size / 2,
    y: size / 2 + size * 0.13,
    text: initialsOf(name),
    face: 'sans-semibold',
    size: size * 0.36,
    fill,
    anchor: 'middle',
    width: size,
  }
}
