import type { Snapshot } from '#shared/model/snapshot.ts'

/** The size of a file as people say it: `900 bytes`, `12 kB`, `3.4 MB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB']
  return `${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount).toLocaleString('en')} ${unit}`
}

/** What a project holds, in words: `1 map`, `37 cards`. */
export function contentsOf(snapshot: Snapshot): string[] {
  const counts = [
    ['maps', 'map', 'maps'],
    ['personas', 'persona', 'personas'],
    ['cards', 'card', 'cards'],
    ['connectors', 'connector', 'connectors'],
    ['notes', 'free note', 'free notes'],
  ] as const
  return counts.flatMap(([table, one, many]) => {
    const count = Object.keys(snapshot[table]).length
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`]
  })
}
