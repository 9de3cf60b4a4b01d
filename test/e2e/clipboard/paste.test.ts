import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardTexts, newProject, noBrowser, startApp } from '../support/app.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

/** Pastes both flavours that other programs offer. */
async function paste(page: Page, html: string, plain: string): Promise<void> {
  await page.evaluate(
    (flavours) => {
      const data = new DataTransfer()
      for (const [type, text] of Object.entries(flavours)) if (text !== '') data.setData(type, text)
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    { 'text/html': html, 'text/plain': plain },
  )
}

/** As Miro writes it: JSON as UTF-8, every byte shifted, base64, between marks. */
function miroHtml(objects: readonly unknown[], shift: number): string {
  const bytes = Buffer.from(JSON.stringify({ isProtected: false, version: 2, data: { objects } }))
  const shifted = Buffer.from(bytes.map((byte) => (byte + shift) % 256)).toString('base64')
  return `<html><body><!--StartFragment--><span data-meta="&lt;--(miro-data-v1)${shifted}(/miro-data-v1)--&gt;"></span><!--EndFragment--></body></html>`
}
const sticker = (text: string, x: number, y: number) => ({
  type: 14,
  widgetData: {
    type: 'sticker',
    json: {
      text,
      _position: { offsetPx: { x, y }, schema: 'canvasOffsetPx' },
      size: { width: 199, height: 228 },
    },
  },
})

describe.skipIf(noBrowser)('pasting from other programs', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await app.window(await newProject(app, 'standard-journey'))
    const { x, y } = await firstCell(page)
    await page.mouse.click(x, y)
  })

  /** The first lane's first cell. */
  async function firstCell(shown: Page): Promise<{ x: number; y: number }> {
    const lane = await shown.locator('.header-hit[data-header=lane]').first().boundingBox()
    const step = await shown.locator('.header-hit[data-header=step]').first().boundingBox()
    if (!lane || !step) throw new Error('No cell in sight')
    return { x: step.x + step.width / 2, y: lane.y + lane.height / 2 }
  }

  const expectCards = async (...wanted: string[]) => {
    await expect.poll(async () => (await cardTexts(page)).length).toBe(wanted.length)
    expect(await cardTexts(page)).toEqual(wanted)
  }

  test('the flavours of Excel, Sheets, Word, Docs and FigJam each become the cards one sees there', async () => {
    const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.clipboard'))
    expect(names.length).toBeGreaterThanOrEqual(6)
    for (const name of names) {
      const html = await readFile(join(FIXTURES, name), 'utf8')
      const [plain, wanted] = (
        await readFile(join(FIXTURES, name.replace('.clipboard', '.txt')), 'utf8')
      ).split('\n=====\n') as [string, string]
      await paste(page, html, plain)
      const cards = wanted
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll('\\n', '\n'))
      await expect.poll(async () => (await cardTexts(page)).length, { message: name }).toBe(cards.length)
      expect((await cardTexts(page)).toSorted(), name).toEqual(cards.toSorted())
      await page.keyboard.press('Control+z')
      await expectCards()
    }
  })

  test.each([59, 197])(
    'stickies of Miro (bytes shifted by %i) come in reading order, words only',
    async (shift) => {
      const objects = [
        sticker('<p>second <b>row</b></p>', 0, 300),
        sticker('<p>right</p>', 260, 12),
        { type: 10, items: [0, 1] },
        sticker('<p>Ünïcode 😀<br>two lines</p>', 0, 0),
        sticker('', 500, 0),
      ]
      await paste(page, miroHtml(objects, shift), '')
      await expectCards('Ünïcode 😀\ntwo lines', 'right', 'second row')
    },
  )

  test('what claims to be Miro’s and is not leaves the words that can be read', async () => {
    await paste(page, '<span data-meta="<--(miro-data-v1)!!!!"></span><p>one</p><p>two</p>', 'one\ntwo')
    await expectCards('one', 'two')
  })

  test('a page cannot smuggle anything in: nothing of it runs, loads or shows', async () => {
    const before = app.complaints.length
    await paste(
      page,
      '<p>safe</p><img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script><p>also <iframe src="https://example.com"></iframe>safe</p>',
      'safe\nalso safe',
    )
    await expectCards('safe', 'also safe')
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    // Some Chromiums say of a handler in a page that is only read that they would not have run it.
    const wouldNotRun = /^Executing inline event handler violates .* The action has been blocked\.$/
    expect(app.complaints.slice(before).filter((complaint) => !wouldNotRun.test(complaint))).toEqual([])
  })
})
