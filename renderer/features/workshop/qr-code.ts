import { encode } from 'uqr'

/** Light modules around a code, without which cameras do not find it. */
const QUIET = 4

/** A QR code as one path of squares with a side of 1. */
export interface QrDrawing {
  /** Side of the whole drawing, the light edge included. */
  readonly size: number
  readonly path: string
}

/** The code that leads to `link`. A quarter may be dirty or in the shade of a lamp, and it can still be read. */
export function drawQr(link: string): QrDrawing {
  const { data, size } = encode(link, { ecc: 'M', border: QUIET })
  const rows = data.map((row, y) => rowPath(row, y))
  return { size, path: rows.join('') }
}

/** Dark modules side by side are one box, so that no hair of light shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`
  }
  return path
}
