import { inflateSync } from 'node:zlib'

/** A PNG as any program would read it. */
export interface ReadPng {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  /** Rows of channels, without padding. */
  readonly data: Uint8Array
  /** Contents by name; `IDAT` is the first of several. */
  readonly chunks: ReadonlyMap<string, Buffer>
  readonly chunkNames: readonly string[]
}

const SIGNATURE = '89504e470d0a1a0a'

/** Reads 8-bit RGB and RGBA without interlacing; throws where the file breaks the format. */
export function readPng(file: Uint8Array): ReadPng {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('no PNG')
  const chunks = new Map<string, Buffer>()
  const chunkNames: string[] = []
  const stream: Buffer[] = []
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (content.length !== length) throw new Error(`chunk ${name} is cut short`)
    if (!chunks.has(name)) chunks.set(name, content)
    chunkNames.push(name)
    if (name === 'IDAT') stream.push(content)
    at += 12 + length
  }
  const header = chunks.get('IHDR')
  if (!header || chunkNames.at(-1) !== 'IEND') throw new Error('not whole')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = header[9] === 6 ? 4 : 3
  const data = unfilter(inflateSync(Buffer.concat(stream)), width, height, channels)
  return { width, height, channels, data, chunks, chunkNames }
}

function unfilter(bytes: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels
  if (bytes.length !== height * (stride + 1)) throw new Error('rows are missing')
  const data = new Uint8Array(stride * height)
  const none = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1)
    const row = data.subarray(y * stride, (y + 1) * stride)
    row.set(bytes.subarray(from + 1, from + 1 + stride))
    const above = y > 0 ? data.subarray((y - 1) * stride, y * stride) : none
    unfilterRow(bytes[from] as number, row, above, channels)
  }
  return data
}

/** One loop for each filter, because pictures have hundreds of megapixels. */
function unfilterRow(filter: number, row: Uint8Array, above: Uint8Array, channels: number): void {
  const { length } = row
  const at = (bytes: Uint8Array, i: number): number => (i < 0 ? 0 : (bytes[i] as number))
  switch (filter) {
    case 0:
      return
    case 1:
      for (let i = channels; i < length; i++) row[i] = (row[i] as number) + (row[i - channels] as number)
      return
    case 2:
      for (let i = 0; i < length; i++) row[i] = (row[i] as number) + (above[i] as number)
      return
    case 3:
      for (let i = 0; i < length; i++)
        row[i] = (row[i] as number) + ((at(row, i - channels) + (above[i] as number)) >> 1)
      return
    case 4:
      for (let i = 0; i < length; i++)
        row[i] =
          (row[i] as number) + paeth(at(row, i - channels), above[i] as number, at(above, i - channels))
      return
    default:
      throw new Error(`no such filter: ${filter}`)
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

/** How many pixels have exactly this colour (`#rrggbb`). */
export function countColor({ data, channels }: ReadPng, color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  let count = 0
  for (let i = 0; i < data.length; i += channels)
    if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++
  return count
}

/** A picture of squares of so many pixels, each as one of their mean colour: how programs smooth edges counts little in it. */
export function shrunk({ data, width, height, channels }: ReadPng, by: number): ReadPng {
  const [across, down] = [Math.floor(width / by), Math.floor(height / by)]
  const small = new Uint8Array(across * down * 3)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (let j = 0; j < by; j++)
          for (let i = 0; i < by; i++)
            sum += data[((y * by + j) * width + x * by + i) * channels + c] as number
        small[(y * across + x) * 3 + c] = Math.round(sum / (by * by))
      }
  return { width: across, height: down, channels: 3, data: small, chunks: new Map(), chunkNames: [] }
}

/** The mean difference of two pictures' channels (0 to 255): over all, and in the square tile where it is greatest. */
export function difference(
  a: ReadPng,
  b: ReadPng,
  tile = 40,
): { readonly mean: number; readonly worst: number; readonly at: string } {
  if (a.width !== b.width || a.height !== b.height) throw new Error('not of one size')
  const across = Math.ceil(a.width / tile)
  const sums = new Float64Array(across * Math.ceil(a.height / tile))
  let total = 0
  for (let y = 0; y < a.height; y++)
    for (let x = 0; x < a.width; x++) {
      const [i, j] = [(y * a.width + x) * a.channels, (y * a.width + x) * b.channels]
      let sum = 0
      for (let c = 0; c < 3; c++) sum += Math.abs((a.data[i + c] as number) - (b.data[j + c] as number))
      total += sum
      const index = Math.floor(y / tile) * across + Math.floor(x / tile)
      sums[index] = (sums[index] as number) + sum
    }
  const worst = sums.reduce((most, sum, index) => (sum > (sums[most] as number) ? index : most), 0)
  return {
    mean: total / (a.width * a.height * 3),
    worst: (sums[worst] as number) / (tile * tile * 3),
    at: `${(worst % across) * tile}, ${Math.floor(worst / across) * tile}`,
  }
}

/** In which of so many squares across a picture something other than its corner's ground is drawn, row by row. */
export function inkOf({ data, width, height, channels }: ReadPng, across: number): string {
  const size = Math.ceil(width / across)
  const counts = new Uint32Array(across * Math.ceil(height / size))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels
      // No list for each pixel: pictures have many millions.
      const red = Math.abs((data[at] as number) - (data[0] as number))
      const green = Math.abs((data[at + 1] as number) - (data[1] as number))
      const blue = Math.abs((data[at + 2] as number) - (data[2] as number))
      if (Math.max(red, green, blue) <= 24) continue
      const square = Math.floor(y / size) * across + Math.floor(x / size)
      counts[square] = (counts[square] as number) + 1
    }
  const marks = [...counts].map((count) => (count > (size * size) / 200 ? '#' : '.')).join('')
  return marks.match(new RegExp(`.{1,${across}}`, 'g'))?.join('\n') ?? ''
}
