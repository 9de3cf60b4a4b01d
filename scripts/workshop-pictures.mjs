// node scripts/workshop-pictures.mjs: plays a short workshop on a finished example and makes the pictures in docs/workshop.md.
// Needs CHROMIUM_PATH, a built app (npm test builds it), and ImageMagick's `convert` for small files.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, devices } from 'playwright-core'
import { root } from './lib/machine.mjs'

/** @typedef {import('playwright-core').Page} Page */

const work = mkdtempSync(join(tmpdir(), 'throughline-pictures-'))
const program = join(root, 'bin/throughline.mjs')
const file = join(work, 'From bus pass to e-bike.journey')
execFileSync(process.execPath, [program, 'new', '--template', 'sample', file])
const host = spawn(process.execPath, [program, 'serve', file, '--data', join(work, 'data'), '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(createInterface(host.stdout), 'line')
/** @type {{ address: string }} */
const { address } = JSON.parse(String(line))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--force-prefers-reduced-motion'],
})
try {
  await play()
} finally {
  await browser.close()
  host.kill()
  await once(host, 'exit')
  rmSync(work, { recursive: true })
}

async function play() {
  const lead = await facilitator()
  const { origin, code } = await openDoor(lead)
  const ana = await guest(origin, code, 'Ana', 'laptop')
  /** @type {Page[]} */
  const phones = []
  for (const name of ['Bo', 'Chidi', 'Dilek', 'Emil', 'Farah', 'Gus', 'Hana'])
    phones.push(await guest(origin, code, name, 'phone'))
  await lead.getByRole('dialog').getByText('8 guests are in.').waitFor()
  await take(lead, 'door')
  await lead.keyboard.press('Escape')
  await chooseAgenda(lead)
  const writing = await round(lead, phones)
  const voting = await vote(lead, ana, phones)
  const rating = await rate(lead, nth(phones, 2))
  await sideBySide([writing, voting, rating], 'phones')
}

/** @type {(pages: readonly Page[], index: number) => Page} */
function nth(pages, index) {
  const page = pages[index]
  if (!page) throw new Error(`There is no guest ${index}.`)
  return page
}

/**
 * A private round; answers a phone's screen in the middle of it.
 *
 * @param {Page} lead
 * @param {readonly Page[]} phones
 */
async function round(lead, phones) {
  await lead.keyboard.press('Alt+Shift+W')
  await lead.getByLabel('What to write about').fill('What makes it hard to leave the bus behind?')
  await press(lead, 'Start the round')
  for (const [who, step, text] of /** @type {const} */ ([
    [0, 'Orders in the app', 'The form asks for a payslip I do not have yet'],
    [0, 'Hears about it at work', 'Nobody at work knows where to charge'],
    [1, 'Rides every day', 'Rain, and nobody says what to wear'],
    [2, 'First ride to work', 'Where do I leave it at the station?'],
  ])) {
    const phone = nth(phones, who)
    await phone.getByLabel('Step', { exact: true }).selectOption({ label: step })
    await phone.getByLabel('Your private card').fill(text)
    await press(phone, 'Add private card')
  }
  await lead.getByText('4 cards from 3 people').waitFor()
  const bo = nth(phones, 0)
  await bo.getByLabel('Your private card').fill('The helmet')
  const writing = await bo.screenshot()
  await bo.getByLabel('Your private card').fill('')
  await press(lead, 'Reveal 4 cards')
  await bo.getByLabel('Your card', { exact: true }).waitFor()
  await bo.getByLabel('Your card', { exact: true }).blur()
  return writing
}

/**
 * A vote on the pains; answers a phone's screen in the middle of it.
 *
 * @param {Page} lead
 * @param {Page} ana
 * @param {readonly Page[]} phones
 */
async function vote(lead, ana, phones) {
  await lead.keyboard.press('Alt+Shift+N')
  await lead.keyboard.press('Alt+Shift+D')
  await lead.getByLabel('Question').fill('What shall we mend first?')
  await press(lead, 'Open the vote')
  for (const [index, phone] of phones.entries())
    for (const card of [index % 3, 3 + (index % 2)])
      await phone.getByRole('button', { name: 'One dot more' }).nth(card).click()
  for (const card of [0, 1])
    await ana
      .getByRole('button', { name: /^Give a dot to/ })
      .nth(card)
      .click()
  await press(nth(phones, 6), 'Raise hand')
  await lead.getByText('8 of 9 voted').waitFor()
  await take(ana, 'guest')
  await lead.keyboard.press('3')
  await take(lead, 'facilitator')
  await lead.emulateMedia({ colorScheme: 'dark' })
  await take(lead, 'facilitator-dark')
  await lead.emulateMedia({ colorScheme: 'light' })
  await take(await openProjector(lead), 'projector')
  const voting = await fromTop(nth(phones, 1))
  await press(lead, 'Close the vote')
  return voting
}

/**
 * @param {Page} lead
 * @param {Page} phone
 */
async function rate(lead, phone) {
  await lead.keyboard.press('Alt+Shift+R')
  await press(lead, 'Open the rating')
  for (const [step, word] of ['Delighted', 'Annoyed', 'Neutral'].entries())
    await phone.getByRole('radio', { name: word }).nth(step).check({ force: true })
  return fromTop(phone)
}

/** @param {Page} phone */
async function fromTop(phone) {
  await phone.locator('#room-main').evaluate((main) => main.scrollTo(0, 0))
  return phone.screenshot()
}

async function facilitator() {
  const page = await newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(() => localStorage.setItem('throughline-person', 'Mira'))
  await page.goto(address)
  await page.waitForSelector('.map-canvas[data-map] .header-hit')
  await press(page, 'No more hints')
  return page
}

/** @param {Page} lead */
async function openDoor(lead) {
  await lead.getByRole('button', { name: 'Workshop', exact: true }).click()
  await press(lead, 'Let people in')
  const text = async (/** @type {string} */ part) => (await lead.locator(part).textContent()) ?? ''
  return { origin: `http://${await text('.door-address')}`, code: await text('.door-digits') }
}

/** @param {Page} lead */
async function chooseAgenda(lead) {
  await lead.getByRole('tab', { name: 'Agenda' }).click()
  await lead.getByRole('button', { name: /^Team play/ }).click()
  await lead.getByRole('button', { name: 'Start Map what they do' }).click()
  await lead.getByRole('tab', { name: 'People' }).click()
}

/** @param {Page} lead */
async function openProjector(lead) {
  const opening = lead.waitForEvent('popup')
  await press(lead, 'In front: projector and phones')
  await lead.getByRole('menuitem', { name: 'Open a window for the projector' }).click()
  const projector = await opening
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.locator('.hall svg.slide').waitFor()
  return projector
}

/**
 * @param {string} origin
 * @param {string} code
 * @param {string} name
 * @param {'laptop' | 'phone'} device
 */
async function guest(origin, code, name, device) {
  const phone = { ...devices['iPhone 14'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
  const page = await newPage(device === 'phone' ? phone : { viewport: { width: 1440, height: 900 } })
  await page.goto(origin)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Code').fill(code)
  await press(page, 'Join')
  if (device === 'phone') {
    await page.getByLabel('Your card').waitFor()
    // The page takes the device's own font: one that is like that of most phones.
    await page
      .locator('html')
      .evaluate((html) => html.style.setProperty('--font-sans', '"Liberation Sans", sans-serif'))
  } else await page.waitForSelector('.map-canvas[data-map] .header-hit')
  return page
}

/** @param {import('playwright-core').BrowserContextOptions} options */
async function newPage(options) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  return context.newPage()
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click()
}

/**
 * Takes a picture once nothing is on its way any more, in as few colours as it needs.
 *
 * @param {Page} page
 * @param {string} name
 */
async function take(page, name) {
  await page.waitForLoadState('networkidle')
  // A change of theme takes a few frames, also where nothing moves.
  await page.waitForTimeout(500)
  const path = join(work, `${name}.png`)
  await page.screenshot({ path })
  const picture = `docs/pictures/workshop-${name}.png`
  execFileSync('convert', [path, '+dither', '-colors', '255', `PNG8:${join(root, picture)}`])
  console.log(picture)
}

/**
 * @param {readonly Buffer[]} shots
 * @param {string} name
 */
async function sideBySide(shots, name) {
  const page = await newPage({ viewport: { width: 1290, height: 908 } })
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}" alt="">`)
  await page.setContent(
    `<style>body{margin:0;display:flex;justify-content:center;align-items:center;gap:30px;height:908px;background:#eceae6}
     img{width:390px;border-radius:28px;box-shadow:0 2px 18px #0002}</style>${images.join('')}`,
  )
  await take(page, name)
}
