/** Files that cannot be opened: one sentence each, and the file stays as it is. */
import { mkdir, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import type { Host } from '#main/host/host.ts'
import { API } from '#shared/protocol/http.ts'
import { ask, newMachine, newProject, runningHost } from '../support/test-host.ts'
import { TestWindow } from '../support/window.ts'

const good = async (host: Host): Promise<Buffer> => readFile((await newProject(host, 'Good')).path)

type Make = (host: Host) => Promise<Uint8Array> | Uint8Array

const files: Record<string, [make: Make, sentence: RegExp]> = {
  'an empty file': [() => new Uint8Array(), /^This file is empty\. /],
  'a file cut off in the middle': [
    async (host) => (await good(host)).subarray(0, 700),
    /cut off|incomplete|not whole|truncated|part of/i,
  ],
  'a text': [() => Buffer.from('Dear all,\n'.repeat(100)), /^This is no Throughline file\.$/],
  'a picture': [() => Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), /^This is /],
  'a Word document': [
    () => zipSync({ 'word/document.xml': new Uint8Array(9) }),
    /a Word document, not a Throughline/,
  ],
  'somebody else’s zip': [
    () => zipSync({ 'a.txt': new Uint8Array(9) }),
    /a zip archive, not a Throughline project/,
  ],
  'zeros, as a sync program may leave them': [() => new Uint8Array(5000), /./],
}

for (const [name, [make, sentence]] of Object.entries(files)) {
  test(`${name} is refused in a sentence and left as it is`, async () => {
    const machine = await newMachine()
    const host = await runningHost(machine)
    const bytes = await make(host)
    const path = join(machine.folder, 'bad.journey')
    await writeFile(path, bytes)
    const listed = await host.listProjects()
    const answer = await ask(host, 'POST', API.openPath, { body: JSON.stringify({ path }) })
    expect(answer.status).toBe(422)
    const { message } = (await answer.json()) as { message: string }
    expect(message).toMatch(sentence)
    expect(message).toMatch(/^[A-Z“].*\.$/)
    expect(await readFile(path)).toEqual(Buffer.from(bytes))
    expect(await host.listProjects()).toEqual(listed)
    // Once more: nothing was left locked or half open.
    expect(await host.openFile(path)).toMatchObject({ ok: false, error: { message } })
  })
}

test('a file that is gone, a folder and a huge file are refused in a sentence', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const gone = await host.openFile(join(machine.folder, 'gone.journey'))
  expect(gone).toMatchObject({ ok: false, error: { code: 'missing' } })
  await mkdir(join(machine.folder, 'folder.journey'))
  const folder = await host.openFile(join(machine.folder, 'folder.journey'))
  expect(folder).toMatchObject({ ok: false, error: { code: 'no-file' } })
  const huge = join(machine.folder, 'huge.journey')
  await writeFile(huge, 'PK')
  await truncate(huge, 300 * 1024 * 1024)
  const before = process.memoryUsage().rss
  const refused = await host.openFile(huge)
  expect(refused).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  expect((await stat(huge)).size).toBe(300 * 1024 * 1024)
})

test.each([
  ['EACCES', /^Throughline is not allowed to read “Test\.journey”\. Allow it, then open the file again\.$/],
  ['EIO', /^“Test\.journey” could not be read \(EIO\)\. Check the disk it is on, then open it again\.$/],
])('a file that the disk does not give out (%s) is refused in a sentence', async (code, sentence) => {
  const machine = await newMachine()
  const { path } = await newProject(await runningHost(machine))
  const copy = join(machine.folder, 'Test.journey')
  await writeFile(copy, await readFile(path))
  const open: FileSystem['open'] = async (file, flags, mode) => {
    if (file === copy) throw Object.assign(new Error('made to fail'), { code })
    return realFileSystem.open(file, flags, mode)
  }
  const host = await runningHost(machine, { fs: { ...realFileSystem, open } })
  const refused = await host.openFile(copy)
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(sentence) } })
})

test('a project on the list whose file is gone says so and stays listed', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id, path } = await newProject(host)
  await host.close()
  await rename(path, `${path}.moved`)
  const again = await runningHost(machine)
  expect((await again.listProjects()).find((entry) => entry.id === id)).toMatchObject({ missing: true })
  const answer = await ask(again, 'POST', API.openProject(id))
  expect(answer.status).toBe(404)
  expect(((await answer.json()) as { message: string }).message).toBe(
    '“Test.journey” is not there any more. If it was moved or renamed, open it from its new place; if it is on another disk, connect that disk.',
  )
})

test('where only the document is damaged, the readable copy is opened beside it', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine)
  const { id, path } = await newProject(host, 'Hurt')
  const window = await new TestWindow(host, id).synced()
  window.addCard('still readable')
  await window.saved()
  await host.close()
  const bytes = await readFile(path)
  // Into the middle of the document's part, which is the second in the file.
  const at = bytes.indexOf('document.bin') + 60
  bytes.fill(0xff, at, at + 40)
  await writeFile(path, bytes)
  const again = await runningHost(machine)
  const opened = await again.openFile(path)
  expect(opened).toMatchObject({ ok: true })
  if (!opened.ok) return
  expect(opened.value.path).toBe(join(machine.options.projectsFolder, 'Hurt (recovered).journey'))
  const after = await new TestWindow(again, opened.value.id).synced()
  expect(after.texts()).toEqual(['still readable'])
  const told = after.heard.flatMap((message) => ('message' in message ? [message.message] : []))
  expect(told.join(' ')).toContain('Your work goes on in “Hurt (recovered).journey”.')
  await again.close()
  expect(await readFile(path)).toEqual(bytes)
  expect((await stat(opened.value.path)).size).toBeGreaterThan(0)
})
