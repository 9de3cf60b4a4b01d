import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { drawQr } from '#renderer/features/workshop/qr-code.ts'

const LINK = 'http://192.168.178.120:4747/#K7M-4QX.abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE'

/** The dark modules that a path covers. */
function modulesOf(path: string): Set<string> {
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g))
    for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at} ${y}`)
  return dark
}

describe('the drawing of a QR code', () => {
  test('has the modules of the code that leads to the link, and no others', () => {
    const { size, path } = drawQr(LINK)
    const { data } = encode(LINK, { ecc: 'M', border: 0 })
    expect(size).toBe(data.length + 8)
    const wanted = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x + 4} ${y + 4}`] : [])))
    expect([...modulesOf(path)].sort()).toEqual(wanted.sort())
  })

  test('keeps four modules of light all around', () => {
    const { size, path } = drawQr(LINK)
    for (const module of modulesOf(path))
      for (const at of module.split(' ').map(Number)) {
        expect(at).toBeGreaterThanOrEqual(4)
        expect(at).toBeLessThan(size - 4)
      }
  })
})
