import { isImageRef } from './image.ts'
import type { Snapshot } from './snapshot.ts'

/** References of all pictures that a project shows: on cards, those without a home too, and as portraits. */
export function imagesInUse({ cards, personas }: Pick<Snapshot, 'cards' | 'personas'>): ReadonlySet<string> {
  const named = [
    ...Object.values(cards).map(({ image }) => image),
    ...Object.values(personas).map(({ portrait }) => portrait),
  ]
  return new Set(named.filter(isImageRef))
}
