/** Sorted, disjoint code point ranges, flat: first, last, first, last, … (both inclusive). */
export type CodePointRanges = readonly number[]

/** Reads `"20-7e a0 100-17f"` (hexadecimal, ascending) as {@link CodePointRanges}. */
export function decodeRanges(encoded: string): CodePointRanges {
  return encoded.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}

/** Writes code points (ascending, without repeats) in the form {@link decodeRanges} reads. */
export function encodeRanges(codePoints: readonly number[]): string {
  const ranges: string[] = []
  for (let index = 0; index < codePoints.length; ) {
    const first = codePoints[index++] as number
    let last = first
    while (codePoints[index] === last + 1) last = codePoints[index++] as number
    ranges.push(first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`)
  }
  return ranges.join(' ')
}

/** Whether `codePoint` lies in one of the `ranges`; a binary search. */
export function inRanges(ranges: CodePointRanges, codePoint: number): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < (ranges[2 * middle] as number)) high = middle - 1
    else if (codePoint > (ranges[2 * middle + 1] as number)) low = middle + 1
    else return true
  }
  return false
}
