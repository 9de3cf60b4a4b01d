/** Something with a text, at a place on a board. */
export interface Placed {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Rows from above, each from left to right; stickies that were put down by hand never stand in line to the pixel. */
export function inReadingOrder(all: readonly Placed[]): readonly Placed[] {
  const rows: Placed[][] = []
  for (const one of all.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && one.y - first.y < first.height / 2) row.push(one)
    else rows.push([one])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.x - b.x))
}
