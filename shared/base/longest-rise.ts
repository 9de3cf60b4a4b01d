/** As many items as rise in `place`, in their order. */
export function longestRise<P extends { readonly place: number }>(items: readonly P[]): P[] {
  // The lowest end of a rise of each length, and for every item the one before it in its rise.
  const ends: number[] = []
  const before: number[] = []
  items.forEach(({ place }, at) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((items[ends[middle] as number] as P).place < place) low = middle + 1
      else high = middle
    }
    before[at] = ends[low - 1] ?? -1
    ends[low] = at
  })
  const rise: P[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) rise.push(items[at] as P)
  return rise.reverse()
}
