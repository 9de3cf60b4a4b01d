import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { type ChromiumPrinter, createPrinter } from '#main/host/print/export-with-chromium.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { denseMap, EVERY_KIND } from '#test/shared/formats/export/support/maps.ts'
import { viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { noPrinter } from './support/exporting.ts'

const noShell = process.platform === 'win32'

/** Whether a process of that number runs; one that has ended and waits to be noticed does not. */
function runs(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}

describe.skipIf(noPrinter || noShell)('the browser of an export (needs a Chromium and a Unix shell)', () => {
  let folder: string
  let printer: ChromiumPrinter
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-cancel-'))
    // Notes its number before it becomes the browser.
    const wrapper = join(folder, 'chromium')
    const [browser] = chromiumPlaces().paths
    await writeFile(wrapper, `#!/bin/sh\necho $$ >> "${folder}/pids"\nexec "${browser}" "$@"\n`)
    await chmod(wrapper, 0o755)
    const env = { CHROMIUM_PATH: wrapper }
    printer = createPrinter(folder, { platform: process.platform, env, home: homedir() }) as ChromiumPrinter
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const pids = async (): Promise<number[]> =>
    (await readFile(join(folder, 'pids'), 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number)

  const pageOf = (seed: Parameters<typeof viewOf>[0]) => {
    const drawing = drawingForExport(viewOf(seed))
    return writePrintPage(drawing, { paper: 'A3', orientation: 'auto', fontCss: '', title: '' })
  }

  test('is gone when the file is made', async () => {
    const { html, ...size } = pageOf(EVERY_KIND)
    const made = await printer.print(html, size, new AbortController().signal)
    expect(made.ok).toBe(true)
    expect((await pids()).filter(runs)).toEqual([])
  })

  test('is gone when the work is cancelled, and the answer says so', async () => {
    const abort = new AbortController()
    const { html, ...size } = pageOf(denseMap(40, 20, 5))
    const before = await pids()
    const work = printer.print(html, size, abort.signal)
    await vi.waitFor(async () => expect((await pids()).length).toBeGreaterThan(before.length), 20_000)
    abort.abort()
    expect(await work).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await pids()).filter(runs)).toEqual([])
  })

  test('is never started for work that was cancelled before', async () => {
    const before = await pids()
    const { html, ...size } = pageOf(EVERY_KIND)
    const refused = await printer.print(html, size, AbortSignal.abort())
    expect(refused).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await pids()).toEqual(before)
  })

  test('without the built pages a picture is refused in words', async () => {
    const drawing = drawingForExport(viewOf(EVERY_KIND))
    const refused = await printer.exportPng(drawing, { scale: 1, background: 'paper' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-built' } })
    expect((await pids()).filter(runs)).toEqual([])
  })
})
