import { deflateSync, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { unpack } from '#shared/formats/journey/unpack.ts'
import { isSafeName } from '#shared/formats/journey/zip-directory.ts'
import { chanceOf, runsOf } from '#test/support/random.ts'
import { directoryEntryOf, refusalOf, smallJourney, zipOf } from './journey-builders.ts'

/** Opens the bytes or is refused with a sentence; never throws, and leaves every prototype alone. */
function survive(bytes: Uint8Array, where: string): void {
  const result = openJourney(bytes)
  if (result.ok) projectDocument(result.value.doc)
  else expect(result.error.message, where).toMatch(/\.$/)
  expect(Object.keys(Object.prototype), where).toEqual([])
}

const seed = Number(process.env.FUZZ_SEED ?? 20261121)
const runs = runsOf('FUZZ_RUNS', 2000)

describe(`fuzzed files (FUZZ_SEED=${seed}, FUZZ_RUNS=${runs})`, () => {
  const whole = smallJourney({
    thumbnailSvg: '<svg/>',
    unknownParts: new Map([['x/y.txt', new Uint8Array(40)]]),
  })

  test('flipped, overwritten, cut, doubled and shifted bytes', () => {
    const chance = chanceOf(seed)
    for (let run = 0; run < runs; run++) survive(mutate(whole, chance), `seed ${seed}, run ${run}`)
  })

  test('lying numbers in the directory', () => {
    const chance = chanceOf(seed + 1)
    const lies = [
      0,
      1,
      0x7f,
      0xff,
      0xffff,
      0x7fffffff,
      0xfffffffe,
      0xffffffff,
      whole.length,
      whole.length - 1,
    ]
    const names = ['manifest.json', 'document.bin', 'project.json']
    const fields = [8, 10, 16, 20, 24, 28, 30, 32, 38, 42]
    for (let run = 0; run < Math.ceil(runs / 4); run++) {
      const bytes = whole.slice()
      const view = new DataView(bytes.buffer)
      for (let lie = chance.whole(3); lie >= 0; lie--) {
        const at = directoryEntryOf(whole, chance.pick(names)) + chance.pick(fields)
        if (chance.happens(0.5)) view.setUint32(at, chance.pick(lies), true)
        else view.setUint16(at, chance.pick(lies) & 0xffff, true)
      }
      survive(bytes, `seed ${seed}, run ${run}`)
    }
  })
})

function mutate(whole: Uint8Array, chance: ReturnType<typeof chanceOf>): Uint8Array {
  const bytes = whole.slice()
  const at = chance.whole(bytes.length)
  switch (chance.whole(5)) {
    case 0:
      bytes[at] = (bytes[at] as number) ^ (1 << chance.whole(8))
      return bytes
    case 1:
      for (let index = at; index < Math.min(bytes.length, at + 16); index++) bytes[index] = chance.whole(256)
      return bytes
    case 2:
      return bytes.subarray(0, at)
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.max(0, at - 50))])
    default:
      return bytes.subarray(at)
  }
}

describe('bombs', () => {
  test('a part that says it unpacks to far more than it can', () => {
    const bytes = smallJourney()
    new DataView(bytes.buffer).setUint32(
      directoryEntryOf(bytes, 'document.bin') + 24,
      400 * 1024 * 1024,
      true,
    )
    expect(refusalOf(bytes)).toBe('zip-bomb')
  })

  test('parts that unpack to more than 512 MiB together, all made of the same bytes', () => {
    const one = zipSync({ 'part-0': new Uint8Array(64 * 1024 * 1024) }, { level: 1 })
    expect(refusalOf(repeatEntry(one, 'part-0', 8))).toBe('foreign-zip')
    expect(refusalOf(repeatEntry(one, 'part-0', 9))).toBe('too-large')
  })

  test('parts beside the document that would fill the memory', () => {
    const chance = chanceOf(1)
    const noise = Uint8Array.from({ length: 240 * 1024 }, () => chance.whole(256))
    const bytes = smallJourney({ unknownParts: new Map([['later/part', noise]]) })
    const claim = (mebibytes: number) => {
      const at = directoryEntryOf(bytes, 'later/part')
      new DataView(bytes.buffer).setUint32(at + 24, mebibytes * 1024 * 1024, true)
      return refusalOf(bytes)
    }
    expect(claim(225)).toBe('too-large')
    expect(claim(1)).toBe(null)
  })

  test('a part that unpacks to more than it says is stopped, not stored', () => {
    const packed = deflateSync(new Uint8Array(8 * 1024 * 1024))
    expect(unpack({ name: 'x', data: packed, isDeflated: true, length: 10, crc: 0 })).toBe(undefined)
  })

  test('more than 10,000 parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`p${index}`, '']))
    expect(refusalOf(zipOf(parts))).toBe('too-large')
  })

  test('a document of more than 64 MB', () => {
    const update = new Uint8Array(65 * 1024 * 1024)
    const { 'manifest.json': _manifest, ...parts } = unzipSync(smallJourney())
    expect(refusalOf(zipSync({ ...parts, 'document.bin': update }, { level: 1 }))).toBe('too-large')
  })
})

describe('names', () => {
  test.each([
    '../evil',
    'a/../../evil',
    '/etc/passwd',
    'C:/evil',
    'a\\b',
    '__proto__',
    'images/__proto__',
    'a//b',
    './a',
    'a\0b',
    'x'.repeat(201),
  ])('%j is refused', (name) => {
    expect(isSafeName(name)).toBe(false)
    expect(refusalOf(withPartName(name))).toBe('unsafe-part')
  })

  test('a symbolic link is refused', () => {
    const bytes = smallJourney({ unknownParts: new Map([['link', new Uint8Array(3)]]) })
    new DataView(bytes.buffer).setUint32(directoryEntryOf(bytes, 'link') + 38, (0o120777 << 16) >>> 0, true)
    expect(refusalOf(bytes)).toBe('unsafe-part')
  })

  test('two parts of one name are refused', () => {
    const bytes = smallJourney({ unknownParts: new Map([['project.jsoN', new Uint8Array(3)]]) })
    bytes[directoryEntryOf(bytes, 'project.jsoN') + 46 + 11] = 'n'.charCodeAt(0)
    expect(refusalOf(bytes)).toBe('damaged')
  })

  test('prototype keys in the manifest and in the readable copy change nothing', () => {
    const projectJson =
      '{"format":"throughline-project","version":1,"__proto__":{"polluted":1},"maps":[{"id":"__proto__","__proto__":{"polluted":1},"title":"Kept"}]}'
    const { 'document.bin': _removed, ...parts } = unzipSync(smallJourney({ projectJson }))
    const manifest =
      '{"format":"throughline-journey","formatVersion":1,"documentVersion":1,"parts":{"__proto__":{"length":1,"crc32":""},"constructor":{"length":1,"crc32":""}}}'
    const opened = openJourney(zipOf({ ...parts, 'manifest.json': manifest }))
    if (!opened.ok) throw new Error(opened.error.message)
    expect(Object.values(projectDocument(opened.value.doc).maps).map(({ title }) => title)).toEqual(['Kept'])
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined)
  })
})

/** A file with a part of this name; names that the zip library would not write are patched in. */
function withPartName(name: string): Uint8Array {
  const length = new TextEncoder().encode(name).length
  const stand = 'n'.repeat(length)
  const bytes = smallJourney({ unknownParts: new Map([[stand, new Uint8Array(3)]]) })
  bytes.set(new TextEncoder().encode(name), directoryEntryOf(bytes, stand) + 46)
  return bytes
}

/** A zip whose directory lists its one part `count` times, by names that end in 0, 1, 2, … */
function repeatEntry(zip: Uint8Array, name: string, count: number): Uint8Array {
  const start = directoryEntryOf(zip, name)
  const end = zip.length - 22
  const entry = zip.subarray(start, end)
  const bytes = new Uint8Array(start + entry.length * count + 22)
  bytes.set(zip.subarray(0, start))
  for (let index = 0; index < count; index++) {
    bytes.set(entry, start + index * entry.length)
    bytes[start + index * entry.length + 46 + name.length - 1] = '0'.charCodeAt(0) + index
  }
  const last = bytes.length - 22
  bytes.set(zip.subarray(end), last)
  new DataView(bytes.buffer).setUint16(last + 8, count, true)
  new DataView(bytes.buffer).setUint16(last + 10, count, true)
  return bytes
}
