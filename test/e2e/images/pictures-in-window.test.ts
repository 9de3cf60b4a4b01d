/** A picture that a card names is seen in every window, far out too, and goes into the export. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, type ProjectEntry } from '#shared/protocol/http.ts'
import { ask } from '#test/main/host/support/test-host.ts'
import { TestWindow } from '#test/main/host/support/window.ts'
import { pngOf } from '#test/support/pictures.ts'
import { readPng } from '../export/support/read-png.ts'
import { saveFromDialog } from '../export-dialog/files.ts'
import { type App, newProject, noBrowser, startApp } from '../support/app.ts'

const RED: [number, number, number] = [0xc8, 0x1e, 0x1e]

describe.skipIf(noBrowser)('a picture on a card', () => {
  let app: App
  let project: ProjectEntry
  beforeAll(async () => {
    app = await startApp()
    project = await newProject(app, 'empty', 'Pictures')
  })
  afterAll(() => app?.close())

  /** Somebody else puts a picture on the map. */
  async function placePicture(): Promise<void> {
    const body = new Uint8Array(pngOf(400, 300, RED))
    const { ref } = (await (await ask(app.host, 'POST', API.images(project.id), { body })).json()) as {
      ref: string
    }
    const other = await new TestWindow(app.host, project.id).synced()
    const { maps } = other.snapshot()
    const mapId = Object.keys(maps)[0] ?? ''
    other.edit({
      type: 'lane.add',
      id: 'frames',
      mapId,
      beforeId: null,
      fields: { kind: 'images', title: 'Storyboard' },
    })
    const stepId = Object.keys(other.snapshot().steps)[0] ?? ''
    const card = { id: 'frame', laneId: 'frames', stepId, fields: { image: ref, imageRatio: 4 / 3 } }
    other.edit({ type: 'cards.add', cards: [card], beforeId: null })
    await other.saved()
    other.close()
  }

  /** How many pixels of the window are of the picture's colour. */
  const redPixels = async (page: Page): Promise<number> => {
    const { data, channels } = readPng(await page.screenshot())
    let count = 0
    for (let at = 0; at < data.length; at += channels)
      if (RED.every((part, index) => Math.abs((data[at + index] ?? 0) - part) < 3)) count++
    return count
  }

  test('comes to a window that is open, stays far out, and is in the SVG that is exported', async () => {
    const page = await app.window(project)
    await placePicture()
    const image = page.locator('.card-node image')
    await expect.poll(() => image.getAttribute('href')).toMatch(/^blob:/)
    await expect.poll(() => redPixels(page)).toBeGreaterThan(5000)

    const percent = async () =>
      Number.parseInt(
        (await page
          .getByText(/^\d+ %$/)
          .first()
          .textContent()) ?? '',
        10,
      )
    while ((await percent()) > 28) await page.getByRole('button', { name: 'Zoom out' }).click()
    await expect.poll(() => image.count()).toBe(0)
    await expect.poll(() => redPixels(page)).toBeGreaterThan(200)

    await page.keyboard.press('Control+e')
    await page.getByRole('radio', { name: 'SVG' }).click()
    const { bytes } = await saveFromDialog(page)
    expect(bytes.toString('utf8')).toContain(pngOf(400, 300, RED).toString('base64'))
    expect(app.complaints).toEqual([])
  })
})
