/**
 * The text of a table: as its mark says, even where its end is torn, else UTF-16 where every other byte is empty, else UTF-8,
 * else Windows' Latin.
 */
export function decodeTable(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  for (const encoding of [encodingByZeros(bytes), 'utf-8']) {
    try {
      if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // It is in another encoding.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

function encodingByMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** UTF-16 of European letters has a zero at every other place. */
function encodingByZeros(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1000)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const most = sample.length * 0.3
  const [even = 0, odd = 0] = zeros
  if (odd > most && even < odd / 4) return 'utf-16le'
  return even > most && odd < even / 4 ? 'utf-16be' : undefined
}

/** Control characters that no text has, the replacement character and what Latin has no sign for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ODD = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/g

/** The first lines of a file, whole as far as lines can be told. */
export function firstLines(bytes: Uint8Array): Uint8Array {
  const sample = bytes.subarray(0, 4096)
  const end = sample.length < bytes.length ? sample.lastIndexOf(10) : -1
  return end < 0 ? sample : sample.subarray(0, end)
}

/** Whether something is text at all: a few odd characters are damage, many are a picture or a program. */
export const isReadable = (text: string): boolean => (text.match(ODD)?.length ?? 0) <= text.length / 50

/** Whether a text without a telling name is a table: the same number of separators in each of its first lines. */
export function looksLikeTable(text: string): boolean {
  const lines = text
    .slice(0, 10_000)
    .split(/\r?\n/, 12)
    .filter((line) => line.trim() !== '')
  const whole = text.length > 10_000 ? lines.slice(0, -1) : lines
  if (/throughline:(?:grid|cards):/.test(whole[0] ?? '')) return true
  const counts = (separator: string): readonly number[] =>
    whole.map((line) => line.split(separator).length - 1)
  const isEven = (separator: string, least: number): boolean => {
    const [first = 0, ...others] = counts(separator)
    return first >= least && others.length >= 1 && others.every((count) => count === first)
  }
  // Commas stand in prose too.
  return isEven('\t', 1) || isEven(';', 1) || (whole.length > 2 && isEven(',', 2))
}
