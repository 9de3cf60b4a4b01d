import type { Act, ShowState } from './show.ts'

/** What a key does beside the acts of a presentation: it concerns one window alone. */
export type Local = 'keys' | 'slides' | 'notes' | 'insights' | 'full-screen' | 'out'

export type KeyMeaning = { readonly act: Act } | { readonly local: Local }

const LOCALS: Readonly<Record<string, Local>> = {
  '?': 'keys',
  o: 'slides',
  n: 'notes',
  i: 'insights',
  f: 'full-screen',
  Escape: 'out',
}

const ACTS: Readonly<Record<string, Act>> = {
  PageDown: { kind: 'move', by: 1 },
  PageUp: { kind: 'move', by: -1 },
  ' ': { kind: 'move', by: 1 },
  Backspace: { kind: 'move', by: -1 },
  Home: { kind: 'end', which: 'first' },
  End: { kind: 'end', which: 'last' },
  s: { kind: 'spotlight' },
  l: { kind: 'order' },
  b: { kind: 'blank' },
  '.': { kind: 'blank' },
}

const ARROWS: Readonly<Record<string, { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * What a key means in a presentation, or `null` for one that means nothing. Arrows turn slides, and walk from cell to cell
 * while one is in the light; clickers send PageUp and PageDown, which always turn slides. Letters, digits and signs mean
 * nothing to people who switched such keys off.
 */
export function meaningOf(
  press: Press,
  state: Pick<ShowState, 'spotlight'>,
  singleKeys: boolean,
): KeyMeaning | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  if (key.length === 1 && key !== ' ' && !singleKeys) return null
  if (key === ' ' && press.shiftKey) return { act: { kind: 'move', by: -1 } }
  if (key === 'Enter') return { act: state.spotlight ? { kind: 'closer' } : { kind: 'move', by: 1 } }
  const arrow = ARROWS[key]
  if (arrow)
    return {
      act: state.spotlight
        ? { kind: 'walk', ...arrow }
        : { kind: 'move', by: arrow.x + arrow.y > 0 ? 1 : -1 },
    }
  if (/^[1-9]$/.test(key)) return { act: { kind: 'chapter', number: Number(key) } }
  const local = LOCALS[key]
  if (local) return { local }
  const act = ACTS[key]
  return act ? { act } : null
}

/** The sheet of keys: what they do, in tinykeys' syntax for {@link Keys}. */
export const KEY_ROWS: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'Next slide', keys: ['ArrowRight', 'Space', 'PageDown'] },
  { title: 'Slide before', keys: ['ArrowLeft', 'PageUp'] },
  { title: 'First and last slide', keys: ['Home', 'End'] },
  { title: 'To a stage, or a lane', keys: ['([1-9])'] },
  { title: 'Stage by stage, or lane by lane', keys: ['l'] },
  { title: 'Spotlight on a cell; arrows move it', keys: ['s'] },
  { title: 'Come closer to its cards', keys: ['Enter'] },
  { title: 'All slides', keys: ['o'] },
  { title: 'Presenter’s notes', keys: ['n'] },
  { title: 'Show or hide insights', keys: ['i'] },
  { title: 'Blank the screen', keys: ['b', '.'] },
  { title: 'Full screen', keys: ['f'] },
  { title: 'One step back, then leave', keys: ['Escape'] },
]
