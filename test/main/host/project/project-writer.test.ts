import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { createLog } from '#main/host/log.ts'
import { openImages } from '#main/host/project/project-images.ts'
import { ProjectWriter } from '#main/host/project/project-writer.ts'
import type { FileTrouble } from '#main/host/project/saving.ts'
import { createProjectDocument } from '#main/host/sync/project-document.ts'
import { fail } from '#shared/base/result.ts'
import { temporaryFolder } from '../files/support/temporary-folder.ts'

test('a fault while a file is made is told, and the next try writes', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.journey')
  const document = createProjectDocument('a')
  onTestFinished(() => document.destroy())
  const place = { fs: realFileSystem, folder: join(folder, 'images'), log: createLog(folder) }
  const opened = await openImages(place, { inFile: new Map(), inUse: new Set(), keepAll: false })
  const troubles: (FileTrouble | undefined)[] = []
  let broken = true
  const writer = new ProjectWriter({
    fs: realFileSystem,
    document,
    start: { path, seen: null, ahead: true, otherParts: { images: new Map(), unknownParts: new Map() } },
    images: opened.images,
    pace: { after: 60_000, atMost: 60_000, journal: 1 },
    encode() {
      if (broken) throw new Error('no room for thought')
      return { bytes: Buffer.from('whole'), documentSize: 5, images: [], summary: { title: '', cards: 0 } }
    },
    moveLock: (_, work) => work(),
    onMoved: () => undefined,
    latest: () => 0,
    onWritten: async () => undefined,
    onTrouble: (trouble) => troubles.push(trouble),
    notice: () => undefined,
    takeIn: async () => fail('fault', 'There is nothing to take in.'),
    log: createLog(folder),
  })
  expect(await writer.flush()).toMatchObject({ ok: false, error: { code: 'fault' } })
  broken = false
  expect(await writer.flush()).toEqual({ ok: true, value: null })
  writer.stop()
  expect(await readFile(path, 'utf8')).toBe('whole')
  expect(troubles).toEqual([
    { kept: 'behind', message: expect.stringContaining('The last file is untouched and your work is kept') },
    undefined,
  ])
})
