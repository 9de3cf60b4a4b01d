/** A prefix code: for each symbol how many bits it takes (0: never used), and those bits as deflate wants them sent. */
export interface PrefixCode {
  readonly lengths: Uint8Array
  readonly bits: Uint16Array
}

interface Package {
  readonly weight: number
  readonly symbols: readonly number[]
}

/** The best prefix code for symbols that occur so often, none longer than `limit` bits (package-merge). */
export function prefixCode(frequencies: Uint32Array, limit: number): PrefixCode {
  const lengths = new Uint8Array(frequencies.length)
  const coins: Package[] = []
  frequencies.forEach((weight, symbol) => {
    if (weight > 0) coins.push({ weight, symbols: [symbol] })
  })
  coins.sort((a, b) => a.weight - b.weight)
  let row = coins
  for (let level = 1; level < limit; level++) row = merge(coins, inPairs(row))
  // A lone symbol still takes a bit.
  const taken = coins.length === 1 ? 1 : 2 * coins.length - 2
  for (const { symbols } of row.slice(0, Math.max(0, taken)))
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] as number) + 1
  return { lengths, bits: canonicalBits(lengths, limit) }
}

function inPairs(row: readonly Package[]): Package[] {
  const pairs: Package[] = []
  for (let i = 0; i + 1 < row.length; i += 2) {
    const [a, b] = [row[i] as Package, row[i + 1] as Package]
    pairs.push({ weight: a.weight + b.weight, symbols: [...a.symbols, ...b.symbols] })
  }
  return pairs
}

function merge(a: readonly Package[], b: readonly Package[]): Package[] {
  const merged: Package[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    const takeLeft = right === undefined || (left !== undefined && left.weight <= right.weight)
    merged.push((takeLeft ? left : right) as Package)
    if (takeLeft) i++
    else j++
  }
  return merged
}

/** Deflate derives the code from its lengths alone: shorter before longer, then by symbol, sent with the first bit lowest. */
function canonicalBits(lengths: Uint8Array, limit: number): Uint16Array {
  const bits = new Uint16Array(lengths.length)
  let code = 0
  for (let length = 1; length <= limit; length++) {
    lengths.forEach((own, symbol) => {
      if (own === length) bits[symbol] = reversed(code++, length)
    })
    code <<= 1
  }
  return bits
}

function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit++) if (code & (1 << bit)) result |= 1 << (length - 1 - bit)
  return result
}
