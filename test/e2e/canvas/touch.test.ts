import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { builtProject, header, titles } from './support.ts'

type Finger = readonly [x: number, y: number]

describe.skipIf(noBrowser)('a map under fingers, and an empathy map', () => {
  let app: App
  let context: BrowserContext
  let page: Page
  let glass: CDPSession
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    context = await app.browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })
    page = await context.newPage()
    app.listen(page)
    glass = await context.newCDPSession(page)
  })
  afterEach(() => context.close())

  const open = async (project: { readonly id: string }) => {
    await page.goto(app.host.addressOf(project.id))
    await page.waitForSelector('.map-canvas[data-map]')
  }
  const openBuilt = async () => {
    await open(await builtProject(app, { stages: [2, 2], lanes: ['cards', 'pains'] }))
    await page.waitForSelector('.card-node')
  }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: readonly Finger[]) =>
    glass.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: fingers.map(([x, y], id) => ({ x, y, id })),
    })
  /** Pulls fingers along in small steps. */
  const pull = async (from: readonly Finger[], to: readonly Finger[]) => {
    await touch('touchStart', ...from)
    for (let step = 1; step <= 8; step++)
      await touch(
        'touchMove',
        ...from.map(([x, y], index): Finger => {
          const [endX, endY] = to[index] as Finger
          return [x + ((endX - x) * step) / 8, y + ((endY - y) * step) / 8]
        }),
      )
    await touch('touchEnd')
  }
  const boxOf = async (text: string) => {
    const box = await cardWith(page, text).boundingBox()
    if (!box) throw new Error(`${text} is not in sight`)
    return box
  }
  const selected = () => page.locator('.card-node[data-selected]').count()
  const FIRST = 'Text of card-lane1-step1-1-1'

  test('one finger pans, two zoom, and neither moves nor selects a card', async () => {
    await openBuilt()
    const before = await boxOf(FIRST)
    const at: Finger = [before.x + 30, before.y + 20]
    await pull([at], [[at[0] + 60, at[1] + 40]])
    await expect.poll(async () => Math.round((await boxOf(FIRST)).x - before.x)).toBe(60)
    expect(await selected()).toBe(0)
    await pull(
      [
        [at[0] + 60, at[1] + 60],
        [at[0] + 260, at[1] + 60],
      ],
      [
        [at[0] - 10, at[1] + 60],
        [at[0] + 330, at[1] + 60],
      ],
    )
    await expect.poll(async () => (await boxOf(FIRST)).width).toBeGreaterThan(before.width * 1.3)
  })

  test('a tap selects, two type, and what is selected can be pulled into another cell', async () => {
    await openBuilt()
    const before = await boxOf(FIRST)
    const at: Finger = [before.x + 30, before.y + 20]
    await page.touchscreen.tap(...at)
    await expect.poll(selected).toBe(1)
    const width = (await header(page, 'step1-1').boundingBox())?.width ?? 0
    await pull([at], [[at[0] + width, at[1]]])
    await expect.poll(async () => Math.round((await boxOf(FIRST)).x - before.x)).toBeGreaterThan(width * 0.9)
    const now = await boxOf(FIRST)
    await page.touchscreen.tap(now.x + 30, now.y + 20)
    await page.touchscreen.tap(now.x + 30, now.y + 20)
    await expect.poll(() => page.locator('.text-editor').count()).toBe(1)
    await page.keyboard.type(' and more')
    await expect.poll(() => cardWith(page, `${FIRST} and more`).count()).toBe(1)
  })

  test('a long touch opens the menu of what is under it', async () => {
    await openBuilt()
    const box = await boxOf('Text of card-lane2-step1-1-1')
    await touch('touchStart', [box.x + 30, box.y + 20])
    await page.getByRole('menuitem', { name: 'Impact' }).waitFor()
    await touch('touchEnd')
    expect(await selected()).toBe(1)
    await page.getByRole('menuitem', { name: 'Delete' }).tap()
    await expect.poll(() => cardWith(page, 'Text of card-lane2-step1-1-1').count()).toBe(0)
  })

  test('a finger pulls a stage only when it was taken in hand before', async () => {
    await openBuilt()
    const order = () => titles(page, 'stage')
    const box = await header(page, 'Title of stage1').boundingBox()
    const [from, to]: [Finger, Finger] = [
      [(box?.x ?? 0) + 30, (box?.y ?? 0) + 8],
      [(box?.x ?? 0) + (box?.width ?? 0) * 1.8, (box?.y ?? 0) + 8],
    ]
    await pull([from], [to])
    expect(await order()).toEqual(['Title of stage1', 'Title of stage2'])
    await page.touchscreen.tap(...from)
    await pull([from], [to])
    await expect.poll(order).toEqual(['Title of stage2', 'Title of stage1'])
  })

  test('an empathy map: arrows go by where the fields lie, cards are typed and pulled between them', async () => {
    await open(await newProject(app, 'empathy-map'))
    const headers = (kind: string) => page.locator(`.header-hit[data-header=${kind}]`).count()
    expect([await headers('stage'), await headers('step'), await headers('lane')]).toEqual([0, 0, 6])
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('Where is my order')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const place = async () => (await page.locator('.keyboard-place').boundingBox()) ?? { x: 0, y: 0 }
    const first = await place()
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await place()).x).toBeGreaterThan(first.x + 50)
    expect((await place()).y).toBeCloseTo(first.y, 0)
    const right = await place()
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await place()).y).toBeGreaterThan(right.y + 50)
    const from = await boxOf('Where is my order')
    await page.mouse.move(from.x + 20, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(right.x + 40, right.y + 60, { steps: 8 })
    await page.mouse.up()
    await expect.poll(async () => (await boxOf('Where is my order')).x).toBeGreaterThan(right.x)
  })

  test('nothing of all this made the console complain', () => {
    expect(app.complaints).toEqual([])
  })
})
