import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, cellPoint, noBrowser, startApp } from '../support/app.ts'
import { builtProject, chooseFrom, header, titles } from './support.ts'

describe.skipIf(noBrowser)('lanes, stages and steps by hand', () => {
  let app: App
  let page: Page
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    page = await app.turn(
      page,
      await builtProject(app, { stages: [2, 2], lanes: ['cards', 'pains', 'cards'] }),
    )
  })

  const expectTitles = (kind: 'stage' | 'step' | 'lane') => expect.poll(() => titles(page, kind))
  const cards = () => page.locator('.card-node').count()
  const undo = () => page.keyboard.press('Control+z')

  test('a locked lane takes neither typing nor drops, and says so', async () => {
    await chooseFrom(page, 'lane1', 'Locked')
    const { x, y } = await cellPoint(page, 'lane1', 'step1-1')
    await cardWith(page, 'Text of card-lane1-step1-1-1').dblclick()
    await expect.poll(() => page.getByText('The lane “lane1” is locked.').count()).toBe(1)
    expect(await page.locator('.text-editor').count()).toBe(0)
    const other = await cardWith(page, 'Text of card-lane3-step1-1-1').boundingBox()
    await page.mouse.move((other?.x ?? 0) + 20, (other?.y ?? 0) + 12)
    await page.mouse.down()
    await page.mouse.move(x, y, { steps: 8 })
    expect(await page.locator('.drop-cell').count()).toBe(0)
    await page.mouse.up()
    expect(await cardWith(page, 'Text of card-lane3-step1-1-1').boundingBox()).toEqual(other)
  })

  test('a lane is hidden, and comes back from the corner', async () => {
    await chooseFrom(page, 'lane2', 'Hide lane')
    await expectTitles('lane').toEqual(['lane1', 'lane3'])
    await page.getByRole('button', { name: '1 hidden lane' }).click()
    await page.getByRole('menuitem', { name: 'lane2' }).click()
    await expectTitles('lane').toEqual(['lane1', 'lane2', 'lane3'])
    expect(await page.getByRole('button', { name: '1 hidden lane' }).count()).toBe(0)
  })

  test('a lane is duplicated with its cards and named; one undo takes it back', async () => {
    const before = await cards()
    await chooseFrom(page, 'lane1', 'Duplicate lane')
    await page.keyboard.type('Second copy')
    await page.keyboard.press('Enter')
    await expectTitles('lane').toEqual(['lane1', 'Second copy', 'lane2', 'lane3'])
    expect(await cards()).toBe(before + 4)
    await undo()
    await undo()
    await expectTitles('lane').toEqual(['lane1', 'lane2', 'lane3'])
    expect(await cards()).toBe(before)
  })

  test('a lane becomes one of another kind, with its cards', async () => {
    await chooseFrom(page, 'lane1', 'Kind', 'Opportunities')
    await expect.poll(() => page.locator('.card-node[data-kind=opportunity]').count()).toBe(4)
  })

  test('a stage is split before a step, and merged again', async () => {
    await chooseFrom(page, 'step1-2', 'Split the stage before this step')
    await page.keyboard.type('Middle')
    await page.keyboard.press('Enter')
    await expectTitles('stage').toEqual(['Title of stage1', 'Middle', 'Title of stage2'])
    await chooseFrom(page, 'Middle', 'Merge with stage “Title of stage2”')
    await expectTitles('stage').toEqual(['Title of stage1', 'Middle'])
    await expectTitles('step').toEqual(['step1-1', 'step1-2', 'step2-1', 'step2-2'])
  })

  test('a stage that is pulled takes all it holds along, under a shade that shows where', async () => {
    const box = await header(page, 'Title of stage1').boundingBox()
    const card = await cardWith(page, 'Text of card-lane1-step1-1-1').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 8)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 1.8, (box?.y ?? 0) + 8, { steps: 6 })
    await expect.poll(() => page.locator('.carried').count()).toBe(1)
    await page.mouse.up()
    await expectTitles('stage').toEqual(['Title of stage2', 'Title of stage1'])
    const moved = await cardWith(page, 'Text of card-lane1-step1-1-1').boundingBox()
    expect(moved?.x ?? 0).toBeGreaterThan((card?.x ?? 0) + (box?.width ?? 0) * 0.9)
    await undo()
    await expectTitles('stage').toEqual(['Title of stage1', 'Title of stage2'])
  })

  test('a header in hand obeys the keys: it moves, grows, is deleted and comes back', async () => {
    await header(page, 'lane2').click()
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await expectTitles('lane').toEqual(['lane1', 'lane3', 'lane2'])
    const height = async () => (await header(page, 'lane2').boundingBox())?.height ?? 0
    const before = await height()
    await page.keyboard.press('Control+Alt+ArrowDown')
    await expect.poll(height).toBeGreaterThan(before + 5)
    await page.keyboard.press('Delete')
    await expectTitles('lane').toEqual(['lane1', 'lane3'])
    await undo()
    await expectTitles('lane').toEqual(['lane1', 'lane3', 'lane2'])
  })

  test('nothing of all this made the console complain', () => {
    expect(app.complaints).toEqual([])
  })
})
