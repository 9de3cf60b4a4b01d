/**
 * Which of several groups that do not overlap may be told, by the same index: none of 1 to `least − 1`. Where what is then
 * left of the `whole` would be such a group itself, anybody could work it out by subtracting, so the smallest ones that are
 * told are held back too until it is not.
 */
export function tellable(counts: readonly number[], whole: number, least: number): boolean[] {
  const told = counts.map((count) => count === 0 || count >= least)
  let rest = whole - counts.reduce((sum, count, at) => sum + (told[at] ? count : 0), 0)
  const bySize = counts.map((_, at) => at).sort((a, b) => (counts[a] as number) - (counts[b] as number))
  for (const at of bySize) {
    if (rest === 0 || rest >= least) break
    const count = counts[at] as number
    if (!told[at] || count === 0) continue
    told[at] = false
    rest += count
  }
  return told
}

/** Whether a part of a whole may be told: neither it nor what it leaves is a group of 1 to `least − 1`. */
export const isTellable = (part: number, whole: number, least: number): boolean =>
  (part === 0 || part >= least) && (part === whole || whole - part >= least)
