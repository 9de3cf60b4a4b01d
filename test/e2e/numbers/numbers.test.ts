import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { REQUEST_HEADER } from '#shared/protocol/http.ts'
import { addMadeData, MADE_FILE, MADE_SHAPE, madeCsv } from '#test/support/made-journey.ts'
import { builtProject } from '../canvas/support.ts'
import { type App, cardWith, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

/** A project with journey data whose rows are on no machine: what a teammate opens. */
describe.skipIf(noBrowser)('numbers of journey data', () => {
  let app: App
  let page: Page
  /** Where the host keeps the files of the data set; an imported project has ids of its own. */
  let filesAddress: string
  beforeAll(async () => {
    app = await startApp()
    page = await app.window(await builtProject(app, MADE_SHAPE, [addMadeData()]))
    const asked = page.waitForRequest(/journey-data/)
    await openPanel()
    filesAddress = (await asked).url()
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    if ((await page.locator('[role=dialog]').count()) > 0) await page.keyboard.press('Escape')
  })

  const panel = () => page.getByRole('complementary', { name: 'Numbers' })
  const openPanel = async () => {
    await page.waitForSelector('.header-hit')
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Shift+D')
    await panel().getByRole('tab', { name: 'Funnel' }).waitFor()
  }
  const sheet = async (name: string) => {
    await panel().getByRole('tab', { name }).click()
    return panel().getByRole('tabpanel', { name })
  }
  /** The words of a table, row by row; what stands between rows is left out. */
  const cells = (label: string) =>
    panel()
      .getByRole('table', { name: label, exact: true })
      .locator('tr:not(.numbers-after, .numbers-groups)')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
      )
  const choose = async (label: string, option: string | RegExp) => {
    await panel().getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }
  const undo = async () => {
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+z')
  }
  const violations = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations: found } = await (await axeFor(page)).include('.numbers').analyze()
    await page.emulateMedia({ colorScheme: 'light' })
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  test.each([
    // Tables with buttons, a slider and facts, tinted cells, fields: what there is of parts.
    ['Funnel', 'light'],
    ['Over time', 'light'],
    ['Data', 'light'],
    ['Loyalty', 'dark'],
  ] as const)('the sheet %s reads well by %s', async (name, theme) => {
    await (await sheet(name)).waitFor()
    expect(await violations(theme)).toEqual([])
  })

  test('the funnel counts down, marks its largest drop, and shows places and pains on the map', async () => {
    await sheet('Funnel')
    const [heads, first, , third] = await cells('Funnel')
    expect(heads).toEqual(['Place', 'Reached', 'Entered', 'Left', 'Still here', 'Came back'])
    expect(first?.slice(0, 3)).toEqual(['Title of stage1', '400', '400'])
    const drop = panel().locator('.numbers-drop', { hasText: 'Largest drop' })
    expect(await drop.count()).toBe(1)
    expect(await drop.innerText()).toMatch(/^\d\d\.\d % do not go on: \d+ of \d+ customers/)

    await panel().getByRole('button', { name: '400', exact: true }).first().click()
    await page.getByRole('dialog').getByText('400 of 400 customers came to Title of stage1.').waitFor()
    await page.keyboard.press('Escape')

    await panel().getByRole('button', { name: 'Show on the map: Title of stage3' }).click()
    await expect.poll(() => page.locator('.spotlight-ring').count()).toBe(1)

    await panel()
      .getByRole('button', { name: /^Link a pain point… Title of stage2/ })
      .click()
    // Those of the two stages beside the drop come first.
    const nearest = page.getByRole('dialog').getByRole('checkbox').first()
    await nearest.click()
    await page.keyboard.press('Escape')
    const pain = panel().getByRole('button', { name: '“Text of card-lane2-step2-1-1”' })
    await pain.click()
    await expect
      .poll(() => cardWith(page, 'Text of card-lane2-step2-1-1').getAttribute('data-selected'))
      .not.toBeNull()
    await undo()
    await expect.poll(() => pain.count()).toBe(0)

    await panel().getByRole('radio', { name: 'Conversion' }).click()
    await panel().getByRole('switch', { name: '95 % intervals' }).click()
    const conversion = (await cells('Funnel')).find(([place]) => place === third?.[0])
    expect(conversion?.[1]).toMatch(/^\d+\.\d %\n\d+\.\d–\d+\.\d %$/)
  })

  test('another conversion is tried by keyboard, says what it assumes, and leaves the map as it is', async () => {
    await sheet('Funnel')
    await choose('On the way', 'Title of stage1 → Title of stage2')
    await panel()
      .getByRole('slider', { name: /^Conversion/ })
      .focus()
    await page.keyboard.press('End')
    const rows = await cells('What would be')
    expect(rows[1]?.[2]).toBe('400')
    expect(
      await panel()
        .getByText(/^This assumes/)
        .count(),
    ).toBe(1)
    expect(await page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true')
    await panel().getByRole('button', { name: 'As it is' }).click()
    expect((await cells('What would be'))[1]?.[3]).toBe('±0')
  })

  test('two segments are compared with intervals, and stand on the map by one act', async () => {
    await sheet('Compare')
    await choose('First', /^platform: mobile/)
    await choose('Second', /^platform: desktop/)
    const rows = await cells('Conversion, platform: mobile and platform: desktop')
    expect(rows[2]?.[3]).toMatch(/^[+−±]\d+(\.\d)? points\n.+ to .+$/)
    await panel().getByRole('button', { name: 'Show both on the map' }).click()
    await panel().getByRole('button', { name: 'Both stand on the map' }).waitFor()
    await sheet('Funnel')
    expect(await panel().getByRole('combobox', { name: 'Whose numbers' }).innerText()).toMatch(
      /^platform: mobile/,
    )
    await undo()
    await expect
      .poll(() => panel().getByRole('combobox', { name: 'Whose numbers' }).innerText())
      .toMatch(/^Everybody/)
  })

  test('the days are turned with the arrows, and the counts follow', async () => {
    await sheet('Over time')
    const days = panel().getByRole('slider', { name: /^Day/ })
    await days.focus()
    await page.keyboard.press('Home')
    expect(await days.getAttribute('aria-valuetext')).toBe('1 Feb 2026')
    await panel().getByRole('radio', { name: 'Entered' }).click()
    const entered = async () => Number((await cells('Entered, at 1 Feb 2026'))[1]?.[2])
    expect(await entered()).toBeGreaterThan(0)
    expect(await entered()).toBeLessThan(400)
    await page.keyboard.press('Tab')
    await days.focus()
    await page.keyboard.press('ArrowRight')
    expect(await days.getAttribute('aria-valuetext')).toBe('1 Mar 2026')
    expect(Number((await cells('Entered, at 1 Mar 2026'))[1]?.[3]?.replace('+', ''))).toBeGreaterThan(0)
  })

  test('influence stands there by both definitions, and its table is copied with bare numbers', async () => {
    await sheet('Influence')
    const rows = await cells('Touchpoints and the goal')
    expect(rows[0]).toEqual(['Touchpoint', 'Before the goal', 'At any time'])
    expect(rows[1]?.[1]).toMatch(/^\d\.\d\d×\n\d\.\d\d–\d\.\d\d\n\d+ with: .+\n\d+ without: /)
    await page.evaluate(() => {
      Object.assign(window, { copied: '' })
      navigator.clipboard.writeText = async (text) => void Object.assign(window, { copied: text })
    })
    await panel()
      .getByRole('button', { name: /^Copy table ?: Touchpoints and the goal/ })
      .click()
    const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied)
    expect(copied.split('\n')[0]).toContain('\tBefore the goal: Times as often\t')
    expect(copied.split('\n')[1]).toMatch(/^support_ticket\t\d+\t0\.\d+\t/)
  })

  test('what a campaign cost is typed, its return follows and says so, and one undo takes it back', async () => {
    await sheet('Influence')
    const cost = panel().getByRole('textbox', { name: 'Cost of Spring' })
    const spring = async () => (await cells('Campaigns')).find(([name]) => name === 'Spring')
    const before = await spring()
    await cost.fill('1.2k')
    await cost.press('Enter')
    await panel()
      .getByText(/^Write an amount of money/)
      .waitFor()
    await cost.press('Escape')
    expect(await cost.inputValue()).toBe('')
    await cost.fill('€ 500')
    await cost.press('Enter')
    await expect.poll(async () => (await spring())?.at(-1)).not.toBe(before?.at(-1))
    await panel().getByRole('table', { name: 'Campaigns' }).getByText('data: 780.00').waitFor()
    await panel()
      .getByRole('button', { name: (await spring())?.at(-1) as string, exact: true })
      .click()
    const note = page.getByRole('dialog')
    await note.getByText(/^\(3,667.00 − 500.00\) ÷ 500.00 = /).waitFor()
    await note.getByText(/^The cost was typed/).waitFor()
    await page.keyboard.press('Escape')
    await undo()
    await expect.poll(spring).toEqual(before)
  })

  test('where the rows are not, all can be read and nothing computed; where they are, it can', async () => {
    await sheet('Data')
    await panel().getByText('Not on this machine', { exact: true }).waitFor()
    expect(await panel().getByRole('button', { name: 'Compute' }).count()).toBe(0)
    await sheet('Loyalty')
    await panel().getByRole('button', { name: 'The rules: all 9 are on' }).click()
    await panel().getByText('Events, at least: 3 · Days that count: 90').waitFor()
    const kept = await fetch(`${filesAddress}?name=${MADE_FILE}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${app.host.token}`, [REQUEST_HEADER.name]: REQUEST_HEADER.value },
      body: madeCsv(),
    })
    expect(kept.status).toBe(200)
    await page.reload()
    await openPanel()
    await sheet('Data')
    await choose('Place of support_ticket', 'Title of stage2')
    await choose('Snapshots', 'None')
    await panel().getByRole('button', { name: 'Compute' }).click()
    await panel().getByText('The numbers are as set here.').waitFor()
    await sheet('Over time')
    await panel().getByText('There are no snapshots of this data.').waitFor()
    await undo()
    await panel().getByRole('slider', { name: /^Day/ }).waitFor()

    await sheet('Loyalty')
    await panel().getByRole('button', { name: 'Set the rules: all 9 are on' }).click()
    await panel().getByRole('switch', { name: 'Low usage' }).click()
    const tickets = panel().getByRole('group', { name: 'Support concerns' })
    await tickets.getByRole('textbox', { name: 'Events, at least' }).fill('1')
    await panel().getByRole('button', { name: 'Compute' }).click()
    const rule = panel().getByText('1 event in the last 90 days of “support_ticket”.').first()
    await rule.waitFor()
    expect(await panel().getByRole('button', { name: 'Set the rules: 8 of 9 are on' }).count()).toBe(1)
    await undo()
    await expect.poll(() => rule.count()).toBe(0)
    await panel().getByRole('button', { name: 'Set the rules: all 9 are on' }).waitFor()
  })

  test('a lane is added that fills itself', async () => {
    await sheet('Data')
    await choose('Number', 'Conversion')
    await panel().getByRole('button', { name: 'Add lane' }).click()
    await panel()
      .getByRole('region', { name: 'Lanes that fill themselves' })
      .getByText('Conversion')
      .first()
      .waitFor()
    await expect.poll(() => page.locator('.header-hit[data-header=lane]').count()).toBe(5)
    await undo()
    await expect.poll(() => page.locator('.header-hit[data-header=lane]').count()).toBe(4)
  })
})
