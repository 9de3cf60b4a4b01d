/**
 * Journey data in a window, from the drop to the numbers on the map: `node bench/journey-window.ts <results.json> [rows,rows] [repetitions]`.
 * The longest frame is the longest time between two frames of the page meanwhile. Needs the built app (`npm run build`) and
 * CHROMIUM_PATH.
 */
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Browser, chromium } from 'playwright-core'
import { type Host, startHost } from '#main/host/host.ts'
import { rowsOf } from './journey-rows.ts'

const [results, rows = '100000,1000000', repetitions = '3'] = process.argv.slice(2) as [
  string,
  string?,
  string?,
]
const root = join(import.meta.dirname, '..')
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
]

interface Run {
  readonly overlayMs: number
  readonly longestFrameMs: number
}

/** In the page: drops the chosen file, goes on as soon as it may, and counts frames until the map is there with its numbers. */
async function dropAndWait(): Promise<Run> {
  const [file] = document.querySelector<HTMLInputElement>('#bench-file')?.files ?? []
  if (!file) throw new Error('No file was chosen')
  const data = new DataTransfer()
  data.items.add(file)
  const begun = performance.now()
  let [last, longest, isDone] = [begun, 0, false]
  const watch = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isDone) requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
  document
    .querySelector('.map-canvas')
    ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  let pressed: Element | null = null
  while (!document.querySelector('.data-band')) {
    const button = document.querySelector('.dialog .data-main') && document.activeElement
    if (button instanceof HTMLButtonElement && button.dataset.tone === 'accent' && button !== pressed) {
      pressed = button
      button.click()
    }
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
  const overlayMs = performance.now() - begun
  // Frames count until nothing lies over the map any more: the lanes that fill themselves come after the numbers.
  while (document.querySelector('.dialog')) await new Promise((resolve) => requestAnimationFrame(resolve))
  isDone = true
  return { overlayMs, longestFrameMs: longest }
}

async function measure(host: Host, browser: Browser, file: string): Promise<Run> {
  const made = await host.createFromTemplate('standard-journey')
  if (!made.ok) throw new Error(made.error.message)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.goto(host.addressOf(made.value.id))
    await page.waitForSelector('.header-hit')
    const chooser = page.waitForEvent('filechooser')
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' })
      document.body.append(input)
      input.click()
    })
    await (await chooser).setFiles(file)
    return await page.evaluate(dropAndWait)
  } finally {
    await context.close()
  }
}

const middle = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)

const folder = mkdtempSync(join(tmpdir(), 'throughline-journey-window-'))
const started = await startHost({
  dataFolder: join(folder, 'data'),
  projectsFolder: join(folder, 'projects'),
  rendererFolder: join(root, 'dist/renderer'),
  assetsFolder: join(root, 'assets'),
  appVersion: 'bench',
  port: 0,
})
if (!started.ok) throw new Error(started.error.message)
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH as string, args: FLAGS })
const measured: object[] = []
for (const count of rows.split(',').map(Number)) {
  const file = join(folder, `events-${count}.csv`)
  await pipeline(Readable.from(rowsOf(count)), createWriteStream(file))
  const runs: Run[] = []
  for (let turn = 0; turn < Number(repetitions); turn++)
    runs.push(await measure(started.value, browser, file))
  measured.push({
    rows: count,
    target: 'throughline',
    overlayMs: middle(runs.map(({ overlayMs }) => overlayMs)),
    longestFrameMs: middle(runs.map(({ longestFrameMs }) => longestFrameMs)),
  })
}
await browser.close()
await started.value.close()
rmSync(folder, { recursive: true, force: true })
const machine = { at: new Date().toISOString().slice(0, 10), cores: cpus().length }
writeFileSync(results, JSON.stringify({ machine, rows: measured }, null, 1))
console.log(JSON.stringify(measured))
