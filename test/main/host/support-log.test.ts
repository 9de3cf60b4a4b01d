import { readFile, stat, writeFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import { FILES_API } from '#shared/protocol/files.ts'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { type Diagnostics, type Recovery, SUPPORT_API } from '#shared/protocol/support.ts'
import { fillableDisk } from './support/full-disk.ts'
import { hostProcess } from './support/host-process.ts'
import { documentIn, journeyOf, textsInFile } from './support/journey-files.ts'
import { ask, newMachine, runningHost } from './support/test-host.ts'
import { until } from './support/until.ts'
import { TestWindow } from './support/window.ts'

const SECRET_TITLE = 'Zeppelin Rollout Contoso'
const SECRET_TEXT = 'Our refund takes nineteen days'
const SECRET_NAME = 'Wilhelmina Quist'
const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

test('a busy day leaves a log that tells what happened, and nothing of what it was about', async () => {
  const machine = await newMachine()
  const { dataFolder, projectsFolder } = machine.options

  // A run that ends badly, with changes that the file does not have.
  const first = await hostProcess({
    ...machine.options,
    pace: { after: 600_000, atMost: 600_000, journal: 1_000_000 },
  })
  const made = await ask(first, 'POST', API.projects, {
    body: JSON.stringify({ template: 'empty', title: SECRET_TITLE }),
  })
  const { id, path } = (await made.json()) as ProjectEntry
  const early = await new TestWindow(first, id).synced()
  early.addCard(SECRET_TEXT)
  await early.saved()
  early.close()
  await first.kill()

  const disk = fillableDisk()
  const host = await runningHost(machine, { fs: disk.fs, pace: QUICK })
  const recovery = (await (await ask(host, 'GET', SUPPORT_API.recovery)).json()) as Recovery
  expect(recovery.kept).toHaveLength(1)
  await ask(host, 'POST', API.openProject(id))
  const window = await new TestWindow(host, id).synced()
  window.edit({ type: 'author.sign', clientId: window.doc.clientID, name: SECRET_NAME })
  window.addCard(SECRET_TEXT)
  await window.saved()
  await until('the file has it', async () => (await textsInFile(path)).length === 2)

  // Somebody changes the file from outside.
  const outside = await documentIn(path)
  runCommands(outside, [{ type: 'project.edit', changes: { title: `${SECRET_TITLE} two` } }], 'outside')
  await writeFile(path, journeyOf(outside))
  window.addCard('after the change from outside')
  await until('it was merged', () => window.hasHeard('merged') ?? window.hasHeard('notice'))

  // Refusals, a disk that is full, another place, files that are none, strangers.
  disk.fill('ENOSPC', projectsFolder)
  window.addCard('while the disk is full')
  await until('the window was told', () => window.hasHeard('unsaved'))
  disk.free()
  await ask(host, 'POST', FILES_API.move(id), {
    body: JSON.stringify({ path: join(machine.folder, SECRET_NAME) }),
  })
  const foreign = join(machine.folder, `${SECRET_TITLE}.journey`)
  await writeFile(foreign, SECRET_TEXT)
  await ask(host, 'POST', API.openPath, { body: JSON.stringify({ path: foreign }) })
  await fetch(new URL(API.info, host.url), { headers: { authorization: `Bearer ${'x'.repeat(43)}` } })
  await new TestWindow(host, id, { token: `1.${'y'.repeat(43)}` }).socket.connect().catch(() => undefined)
  window.close()
  const { text, log } = (await (await ask(host, 'GET', SUPPORT_API.diagnostics)).json()) as Diagnostics
  await host.close()

  const whole = await readFile(join(dataFolder, 'throughline.log'), 'utf8')
  const told = [whole, text, ...log].join('\n')
  for (const secret of [
    ...[SECRET_TITLE, ...SECRET_TITLE.split(' '), SECRET_TEXT, 'refund', SECRET_NAME, 'Wilhelmina'],
    ...[id, path, machine.folder, projectsFolder, 'after the change', 'while the disk'],
    ...[host.token, first.token, '127.0.0.1', 'localhost', String(host.port)],
    ...[hostname(), ...(userInfo().username.length > 3 ? [userInfo().username] : [])],
  ])
    expect(told.includes(secret), `“${secret}” is told`).toBe(false)

  // What somebody who looks for a fault needs is there.
  for (const words of [
    /Throughline 0\.0\.0-test started on \w+ .*Node 2\d/,
    /A run before this one did not end well/,
    /Project [0-9a-f]{6}: Opened in \d+ ms: \d+ cards, \d+ bytes\./,
    /Project [0-9a-f]{6}: Its journal was not empty/,
    /Project [0-9a-f]{6}: Somebody joined; 1 are there\./,
    /Project [0-9a-f]{6}: Somebody left; 0 are there\./,
    /Project [0-9a-f]{6}: The file was not written \(disk-full\)\./,
    /It could not be opened \([\w-]+\)\./,
    /Project [0-9a-f]{6}: Closed in \d+ ms, after 0 minutes and \d+ edits\./,
    /Project [0-9a-f]{6}: What another program did to the file was merged\./,
    /The host closed\./,
  ])
    expect(whole).toMatch(words)
  expect(text).toMatch(/open: 1\n {2}project [0-9a-f]{6}: \d+ cards on the first map/)
  expect(text).toContain('version: 0.0.0-test')
  expect(log.length).toBeGreaterThan(5)
  expect((await stat(join(dataFolder, 'throughline.log'))).size).toBeLessThan(20_000)
})
