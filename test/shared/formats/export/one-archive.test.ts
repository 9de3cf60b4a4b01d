import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { oneArchive } from '#shared/formats/export/one-archive.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('several files come as one archive, whole and under their names', async () => {
  const files = [
    { name: 'Map 01 Früh.svg', content: bytes('<svg/>') },
    { name: 'Map 02 遅い.png', content: new Blob(['picture']) },
  ]
  const { name, content } = await oneArchive('A map: of two/stages', files)
  expect(name).toBe('A map of two stages.zip')
  const entries = unzipSync(content as Uint8Array)
  expect(Object.keys(entries)).toEqual(files.map((file) => file.name))
  expect(Object.values(entries).map((entry) => new TextDecoder().decode(entry))).toEqual([
    '<svg/>',
    'picture',
  ])
})
