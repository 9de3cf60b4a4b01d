/**
 * Journey data in a window, from the drop to the numbers on the map: `node bench/journey-window.ts <results.json> [rows,rows] [repetitions]`.
 * The longest frame is the longest time between two frames of the page meanwhile. Needs the built app (`npm run build`) and
 * CHROMIUM_PATH.
 */
import { createWriteStream, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BenchApp, startApp } from './app.ts'
import { rowsOf } from './journey-rows.ts'

const [results, rows = '100000,1000000', repetitions = '3'] = process.argv.slice(2) as [
  string,
  string?,
  string?,
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

async function measure({ host, browser }: BenchApp, file: string): Promise<Run> {
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

const app = await startApp()
const measured: object[] = []
for (const count of rows.split(',').map(Number)) {
  const file = join(app.folder, `events-${count}.csv`)
  await pipeline(Readable.from(rowsOf(count)), createWriteStream(file))
  const runs: Run[] = []
  for (let turn = 0; turn < Number(repetitions); turn++) runs.push(await measure(app, file))
  measured.push({
    rows: count,
    target: 'throughline',
    overlayMs: middle(runs.map(({ overlayMs }) => overlayMs)),
    longestFrameMs: middle(runs.map(({ longestFrameMs }) => longestFrameMs)),
  })
}
await app.close()
const machine = { at: new Date().toISOString().slice(0, 10), cores: cpus().length }
writeFileSync(results, JSON.stringify({ machine, rows: measured }, null, 1))
console.log(JSON.stringify(measured))
