import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type App, cardWith, newProject, noBrowser, startApp } from '../support/app.ts'
import { axeFor } from '../support/axe.ts'

describe.skipIf(noBrowser)('the inspector', () => {
  let app: App
  let page: Page
  let other: Page
  beforeAll(async () => {
    app = await startApp()
    const project = await newProject(app, 'sample')
    page = await app.window(project)
    other = await app.window(project)
  })
  afterAll(() => app?.close())
  beforeEach(async () => {
    await page.keyboard.press('Escape')
    if ((await panel().count()) > 0) await page.getByRole('button', { name: 'Close the inspector' }).click()
    await page.mouse.click(700, 100)
  })

  const panel = () => page.getByRole('complementary', { name: 'Inspector' })
  const field = (label: string) => panel().getByLabel(label, { exact: true })
  const undo = async () => {
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('Control+z')
  }

  /** Selects cards by their text, the first by a click, the others with Shift, and opens their details. */
  const inspect = async (...texts: string[]) => {
    const [first = '', ...rest] = texts
    await cardWith(page, first).click()
    for (const text of rest) await cardWith(page, text).click({ modifiers: ['Shift'] })
    await page.keyboard.press('d')
    await panel().waitFor()
  }
  const openTab = async (name: string) => {
    if ((await panel().count()) === 0) await page.getByRole('button', { name: 'Details' }).first().click()
    await page.getByRole('tab', { name }).click()
  }

  test('what is typed shows on the card, and what others type there leaves the caret in its place', async () => {
    await inspect('Hotline, 11 minutes on hold')
    await field('What happens here').focus()
    await page.keyboard.press('End')
    for (let letters = 0; letters < ' on hold'.length; letters++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(' and more')
    await expect.poll(() => cardWith(other, 'Hotline, 11 minutes and more on hold').count()).toBe(1)
    await cardWith(other, 'Hotline, 11 minutes and more').dblclick()
    await other.keyboard.press('Control+Home')
    await other.keyboard.type('The ')
    await expect
      .poll(() => field('What happens here').inputValue())
      .toBe('The Hotline, 11 minutes and more on hold')
    await page.keyboard.type(', often')
    await expect
      .poll(() => cardWith(other, 'The Hotline, 11 minutes and more, often on hold').count())
      .toBe(1)
    await other.keyboard.press('Escape')
  })

  test('keys pressed in the panel do not act on the map', async () => {
    await inspect('Is anybody working on it?')
    await field('Text').fill('')
    await page.keyboard.type('3 dots, no news')
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect.poll(() => cardWith(other, 'dots, no news').count()).toBe(1)
    await panel().getByRole('radio', { name: 'Assumed' }).focus()
    await page.keyboard.press('Delete')
    await panel().getByRole('radio', { name: 'Researched' }).click()
    await expect.poll(() => panel().getByRole('radio', { name: 'Researched' }).isChecked()).toBe(true)
    expect(await cardWith(other, 'dots, no news').count()).toBe(1)
  })

  test('a pain’s impact is chosen by its word, and one undo takes it back', async () => {
    await inspect('The chatbot cannot look up a repair')
    await panel().getByRole('radio', { name: 'Trivial' }).click()
    await expect.poll(() => cardWith(other, 'Pain point, trivial: The chatbot').count()).toBe(1)
    await undo()
    await expect.poll(() => cardWith(other, 'Pain point, needs a work-around: The chatbot').count()).toBe(1)
  })

  test('several cards change together, in one step, each keeping what the others have not', async () => {
    await inspect('A colleague', 'Offer page with three plans')
    expect(await panel().getByRole('heading').textContent()).toBe('2 touchpoints')
    await panel().getByRole('button', { name: 'e-mail' }).click()
    await expect.poll(() => cardWith(other, 'word of mouth, e-mail: A colleague').count()).toBe(1)
    await expect.poll(() => cardWith(other, 'website, e-mail: Offer page').count()).toBe(1)
    await undo()
    await expect.poll(() => cardWith(other, 'e-mail').count()).toBe(0)
  })

  test('an opportunity gets its owner, its day and the pains it answers', async () => {
    await inspect('A loan bike within 24 hours')
    await field('Owner').fill('Noor')
    await field('Due').fill('2027-05-03')
    await panel()
      .getByRole('checkbox', { name: /The chatbot cannot look up/ })
      .click()
    await expect.poll(() => cardWith(other, 'owner Noor, due 3 May 2027').count()).toBe(1)
    await expect
      .poll(() =>
        panel()
          .getByText(/^Answers \d of 5 pain points$/)
          .count(),
      )
      .toBe(1)
  })

  test('a pain has its reach and what answers it; an opportunity is checked, and unchecked by the same press', async () => {
    await inspect('Six days for a brake pad')
    await field('Reach, in %').fill('130')
    await field('Add a tag').focus()
    await expect.poll(() => panel().locator('[data-error]').textContent()).toMatch(/from 0 to 100/)
    await field('Reach, in %').fill('40')
    await expect.poll(() => cardWith(other, '40 %').count()).toBeGreaterThan(0)
    await panel().getByRole('button', { name: 'A loan bike within 24 hours' }).click()
    const pays = panel().getByLabel(/^Viable/)
    await pays.getByRole('radio', { name: 'Yes' }).click()
    await expect.poll(() => pays.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
    await pays.getByRole('radio', { name: 'Yes' }).click()
    await expect.poll(() => pays.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(false)
  })

  test('a number is worked out by a formula, which says what is wrong with it; earlier numbers make a line', async () => {
    await inspect('180 people')
    await field('Formula').fill('20 × (3 + 4')
    await expect.poll(() => panel().getByText('A parenthesis is not closed.').count()).toBe(1)
    await field('Formula').fill('20 × (3 + 4)')
    await expect.poll(() => panel().getByText('Result at this step: 140').count()).toBe(1)
    await expect.poll(() => cardWith(other, '140 people').count()).toBe(1)
    expect(await panel().getByLabel('Number', { exact: true }).count()).toBe(0)
    await field('Formula').fill('')
    await expect.poll(() => cardWith(other, '180 people').count()).toBe(1)
    await field('Earlier numbers, oldest first').fill('120; 150; 160')
    await expect.poll(() => panel().locator('.sparkline path').count()).toBe(1)
  })

  test('the title of a stage, step or lane leads to all about it', async () => {
    const pointAt = async (kind: string, on = page) => {
      await on.getByRole('button', { name: /^Zoom, now/ }).click()
      await on.getByRole('menuitem', { name: 'Show the whole map' }).click()
      await on
        .locator(`.header-hit[data-header=${kind}]`)
        .first()
        .click({ position: { x: 20, y: 8 } })
      const inspector = on.getByRole('complementary', { name: 'Inspector' })
      if ((await inspector.count()) === 0) await on.getByRole('button', { name: 'Details' }).first().click()
      await inspector.getByRole('heading', { name: kind, exact: false }).first().waitFor()
      return inspector
    }
    await pointAt('stage')
    await field('Goal').fill('Know that there is another way')
    await field('Duration').fill('a week')
    await pointAt('step')
    await panel()
      .getByRole('switch', { name: /Moment that matters/ })
      .click()
    await pointAt('lane')
    await field('Title').fill('What she does')
    await expect.poll(() => other.getByRole('button', { name: 'What she does: lane menu' }).count()).toBe(1)
    const there = await pointAt('stage', other)
    expect(await there.getByLabel('Goal', { exact: true }).inputValue()).toBe(
      'Know that there is another way',
    )
    expect(await there.getByLabel('Duration', { exact: true }).inputValue()).toBe('a week')
    await pointAt('step', other)
    expect(await there.getByRole('switch', { name: /Moment that matters/ }).isChecked()).toBe(true)
    await there.getByRole('button', { name: 'Close the inspector' }).click()
  })

  test('a hidden lane is brought back from the map’s panel', async () => {
    await page
      .locator('.header-hit[data-header=lane]')
      .first()
      .click({ position: { x: 20, y: 8 } })
    await openTab('Details')
    const title = await field('Title').inputValue()
    await panel()
      .getByRole('switch', { name: /^Hidden/ })
      .click()
    const menu = other.getByRole('button', { name: `${title}: lane menu` })
    await expect.poll(() => menu.count()).toBe(0)
    await openTab('Map')
    await panel()
      .getByRole('button', { name: `Show ${title}` })
      .click()
    await expect.poll(() => menu.count()).toBe(1)
  })

  test('a number that is none says so and changes nothing', async () => {
    await inspect('420 people')
    await field('Number').fill('many')
    await field('Unit').focus()
    await expect.poll(() => panel().locator('[data-error]').textContent()).toMatch(/not a number/)
    expect(await cardWith(other, '420 people').count()).toBe(1)
    await field('Number').fill('1,250')
    await expect.poll(() => cardWith(other, '1,250 people').count()).toBe(1)
  })

  test('a point of the line is moved in quarters by the arrow keys', async () => {
    await page.locator('[data-point]').first().click()
    await openTab('Details')
    const slider = panel().getByRole('slider')
    const before = Number(await slider.getAttribute('aria-valuenow'))
    await slider.focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => Number(await slider.getAttribute('aria-valuenow'))).toBe(before + 0.25)
  })

  test('the scope sentence grows with its fields', async () => {
    await openTab('Map')
    await field('Goal').fill('sleep half an hour longer')
    await expect
      .poll(() => panel().locator('output').textContent())
      .toMatch(/^Mira .* to sleep half an hour longer\. From .* to .*\.$/)
  })

  test('a persona is added, gets a face, leaves the map and comes back', async () => {
    await openTab('Personas')
    await panel().getByRole('button', { name: 'Add another persona' }).click()
    await field('Name').fill('Jonas')
    await field('Portrait 3').click()
    await panel().getByRole('button', { name: 'Remove from this map' }).click()
    await expect.poll(() => panel().getByText('Jonas').count()).toBe(0)
    await panel().getByRole('button', { name: 'Choose from the project' }).click()
    await page.getByRole('menuitem', { name: 'Jonas' }).click()
    await expect.poll(() => field('Name').inputValue()).toBe('Jonas')
    expect(await field('Portrait 3').isChecked()).toBe(true)
  })

  test('opened by key it has the keyboard; Tab goes to its first field, Esc and F6 lead back to the map', async () => {
    await cardWith(page, 'Help chat').click()
    const before = await page.evaluateHandle(() => document.activeElement)
    const isBack = () => page.evaluate((element) => element === document.activeElement, before)
    const isInPanel = () => page.evaluate(() => document.activeElement?.closest('.inspector') !== null)
    await page.keyboard.press('d')
    await expect.poll(isInPanel).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.type('A ')
    await expect.poll(() => cardWith(other, 'A Help chat').count()).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(isBack).toBe(true)
    await page.keyboard.press('F6')
    await expect.poll(isInPanel).toBe(true)
    await page.keyboard.press('F6')
    await expect.poll(isBack).toBe(true)
  })

  test('opened by the pointer it leaves the keyboard where it is', async () => {
    await cardWith(page, 'Order in four screens').click()
    const opener = page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Details' })
    await opener.click()
    await panel().waitFor()
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('taking away what has the keyboard never leaves it nowhere', async () => {
    await inspect('Rides four days a week')
    await panel().getByRole('button', { name: 'Remove winter' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Add a tag')
    await panel().getByRole('button', { name: 'Delete' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => cardWith(other, 'Rides four days a week').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.closest('.inspector') !== null)).toBe(true)
  })

  test('the toolbar of a selection does in a click what its kind needs most', async () => {
    await cardWith(page, 'Insurance is a footnote').click()
    const bar = page.getByRole('toolbar', { name: 'Selection' })
    await bar.getByRole('radio', { name: 'Needs a work-around' }).click()
    await expect.poll(() => cardWith(other, 'needs a work-around: Insurance').count()).toBe(1)
    await bar.getByRole('button', { name: /^Colour/ }).click()
    await page.getByRole('radio', { name: 'Violet' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => bar.getByRole('button', { name: 'Colour: Violet' }).count()).toBe(1)
    await bar.getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => cardWith(other, 'Insurance is a footnote').count()).toBe(0)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    const complaintsIn = async (what: string) => {
      const { violations } = await (await axeFor(page)).include('.inspector').analyze()
      expect(violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes[0]?.target}`)).toEqual([])
    }
    for (const text of [
      'Repair status with a date',
      'Six days for a brake pad',
      'Stop the clock',
      '150 people',
    ]) {
      await inspect(text)
      await complaintsIn(text)
    }
    for (const kind of ['stage', 'step', 'lane']) {
      await page
        .locator(`.header-hit[data-header=${kind}]`)
        .first()
        .click({ position: { x: 20, y: 8 } })
      await complaintsIn(kind)
    }
    for (const tab of ['Map', 'Personas']) {
      await openTab(tab)
      await complaintsIn(tab)
    }
  })
})
