import { BitWriter } from './bit-writer.ts'
import { isMatch, matchDistance, matchLength } from './find-matches.ts'
import { type PrefixCode, prefixCode } from './huffman.ts'

const END_OF_BLOCK = 256
const DYNAMIC_BLOCK = 0b10
/** Deflate's bounds on the bits of a symbol, and of a length in the codes' own description. */
const LONGEST_CODE = 15
const LONGEST_LENGTH_CODE = 7
/** The order in which the lengths of the description's code are sent. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** Numbers sent as a symbol, which names a range, and extra bits, which say where in it. By number. */
interface RangeTable {
  readonly symbols: Uint16Array
  readonly extra: Uint16Array
  readonly extraBits: Uint8Array
}

/** Ranges that follow each other from `least` on; `extraBits` says how wide each is, by symbol from `firstSymbol` on. */
function rangeTable(
  least: number,
  most: number,
  firstSymbol: number,
  extraBits: readonly number[],
): RangeTable {
  const table = {
    symbols: new Uint16Array(most + 1),
    extra: new Uint16Array(most + 1),
    extraBits: new Uint8Array(most + 1),
  }
  let base = least
  extraBits.forEach((bits, index) => {
    for (let extra = 0; extra < 1 << bits && base + extra <= most; extra++) {
      table.symbols[base + extra] = firstSymbol + index
      table.extra[base + extra] = extra
      table.extraBits[base + extra] = bits
    }
    base += 1 << bits
  })
  return table
}

/** Lengths double their ranges after every four symbols, distances after every two. */
const doubling = (count: number, each: number): number[] =>
  Array.from({ length: count }, (_, symbol) => Math.max(0, Math.floor(symbol / each) - 1))

const LENGTHS = rangeTable(3, 258, 257, doubling(28, 4))
// The longest length has a symbol of its own.
LENGTHS.symbols[258] = 285
LENGTHS.extra[258] = 0
LENGTHS.extraBits[258] = 0

const DISTANCES = rangeTable(1, 32_768, 0, doubling(30, 2))

/**
 * One deflate block (RFC 1951) of tokens as `MatchFinder` gives them. It ends on a whole byte, so that blocks made apart
 * may be laid end to end; {@link LAST_BLOCK} must follow the last.
 */
export function deflateBlock(tokens: Uint32Array): Uint8Array<ArrayBuffer> {
  const { symbols, distances } = countSymbols(tokens)
  const symbolCode = prefixCode(symbols, LONGEST_CODE)
  const distanceCode = prefixCode(distances, LONGEST_CODE)
  const writer = new BitWriter(tokens.length)
  writer.write(0, 1)
  writer.write(DYNAMIC_BLOCK, 2)
  writeCodes(writer, symbolCode, distanceCode)
  for (const token of tokens) {
    if (isMatch(token)) {
      writeRange(writer, symbolCode, LENGTHS, matchLength(token))
      writeRange(writer, distanceCode, DISTANCES, matchDistance(token))
    } else writeSymbol(writer, symbolCode, token)
  }
  writeSymbol(writer, symbolCode, END_OF_BLOCK)
  endOnByte(writer)
  return writer.written()
}

/** The block that ends a deflate stream: the last one, and empty. */
export const LAST_BLOCK = Uint8Array.of(0x03, 0x00)

function countSymbols(tokens: Uint32Array): { symbols: Uint32Array; distances: Uint32Array } {
  const symbols = new Uint32Array(286)
  const distances = new Uint32Array(30)
  const count = (counts: Uint32Array, symbol: number): void => {
    counts[symbol] = (counts[symbol] as number) + 1
  }
  for (const token of tokens) {
    if (isMatch(token)) {
      count(symbols, LENGTHS.symbols[matchLength(token)] as number)
      count(distances, DISTANCES.symbols[matchDistance(token)] as number)
    } else count(symbols, token)
  }
  count(symbols, END_OF_BLOCK)
  return { symbols, distances }
}

function writeSymbol(writer: BitWriter, code: PrefixCode, symbol: number): void {
  writer.write(code.bits[symbol] as number, code.lengths[symbol] as number)
}

function writeRange(writer: BitWriter, code: PrefixCode, table: RangeTable, value: number): void {
  writeSymbol(writer, code, table.symbols[value] as number)
  writer.write(table.extra[value] as number, table.extraBits[value] as number)
}

/** Describes both codes by their lengths, which are themselves sent in a code whose lengths come first. */
function writeCodes(writer: BitWriter, symbols: PrefixCode, distances: PrefixCode): void {
  const all = [...symbols.lengths, ...distances.lengths]
  const counts = new Uint32Array(LENGTH_ORDER.length)
  for (const length of all) counts[length] = (counts[length] as number) + 1
  const lengthCode = prefixCode(counts, LONGEST_LENGTH_CODE)
  writer.write(symbols.lengths.length - 257, 5)
  writer.write(distances.lengths.length - 1, 5)
  writer.write(LENGTH_ORDER.length - 4, 4)
  for (const length of LENGTH_ORDER) writer.write(lengthCode.lengths[length] as number, 3)
  for (const length of all) writeSymbol(writer, lengthCode, length)
}

/** An empty stored block: its header, then its length and that length's complement from the next whole byte on. */
function endOnByte(writer: BitWriter): void {
  writer.write(0, 3)
  writer.align()
  writer.write(0x0000, 16)
  writer.write(0xffff, 16)
}
