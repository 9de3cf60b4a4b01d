// Typing and moving many at once, in the app and in a peer. Runs in the folder of the peers' bench, on its boards.
import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const inPeers = (path) => import(pathToFileURL(resolve(path)).href)
const { open } = await inPeers('canvas/browser.mjs')
const { load, overview, quantile } = await inPeers('canvas/measure.mjs')
const { readMap } = await inPeers('gen/map.mjs')
const { serve } = await inPeers('canvas/serve.mjs')
const [out, reps = '3'] = process.argv.slice(2)
const targets = await Promise.all(
  ['throughline', 'excalidraw'].map(async (name) => (await inPeers(`canvas/targets/${name}.mjs`)).default),
)
const server = await serve()
for (const target of targets) await target.start?.()

const LETTERS = 'the courier calls twice while nobody is at home '
const round = (value) => Math.round(value * 10) / 10

async function opened(target, n, view) {
  const browser = await open()
  await load(browser, target, target.url(target.base ?? server.url, n, view))
  return browser
}

/** From the key's own time stamp to just after the frame that shows its letter. */
async function echo(target, n) {
  const map = readMap(n)
  const card = map.cards[Math.floor(map.cards.length / 2)]
  const browser = await opened(target, n, { zoom: 1, cx: card.x + 100, cy: card.y + 100 })
  const { page } = browser
  try {
    const at = await page.evaluate((id) => bench.cardPoint(id), card.id)
    await page.mouse.dblclick(at.x, at.y)
    await page.waitForFunction(() => document.activeElement?.matches('textarea, input, [contenteditable]'))
    await page.evaluate(() => {
      window.__echo = []
      addEventListener(
        'keydown',
        (event) => void __rec.afterPaint().then((painted) => __echo.push(painted - event.timeStamp)),
        true,
      )
    })
    for (const letter of LETTERS.repeat(2)) await page.keyboard.type(letter, { delay: 30 })
    const times = await page.evaluate(() => __echo)
    return {
      target: target.name,
      n,
      keys: times.length,
      p50: round(quantile(times, 0.5)),
      p95: round(quantile(times, 0.95)),
    }
  } finally {
    await browser.close()
  }
}

/** Everything selected and dragged at once; a frame that took half as long again as the screen allows was dropped. */
async function dragAll(target, n) {
  const map = readMap(n)
  const card = map.cards[Math.floor(map.cards.length / 2)]
  const view = { zoom: overview(map), cx: map.width / 2, cy: map.height / 2 }
  const browser = await opened(target, n, view)
  const { page } = browser
  try {
    await page.mouse.click(5 + 800, 895)
    await page.keyboard.press('Control+a')
    const before = await page.evaluate((id) => bench.cardPoint(id), card.id)
    await page.mouse.move(before.x, before.y)
    await page.mouse.down()
    for (let step = 1; step <= 5; step++) await page.mouse.move(before.x + step, before.y)
    await page.evaluate(async () => {
      await __rec.afterPaint()
      __rec.startFrames()
    })
    for (let step = 1; step <= 90; step++) {
      await page.mouse.move(before.x + 5 + step * 3, before.y + step)
      await new Promise((done) => setTimeout(done, 12))
    }
    const frames = await page.evaluate(() => __rec.stopFrames())
    await page.mouse.up()
    return {
      target: target.name,
      n,
      frames: frames.length,
      p50: round(quantile(frames, 0.5)),
      p95: round(quantile(frames, 0.95)),
      dropped: frames.filter((time) => time > 25).length,
    }
  } finally {
    await browser.close()
  }
}

/** The peer's own file, made once by the peer itself. */
async function makeFile(target, n) {
  const file = `maps/map-${n}.${target.ext}`
  if (!target.convertUrl || existsSync(file)) return
  const browser = await open()
  await load(browser, target, target.convertUrl(server.url, n))
  writeFileSync(file, await browser.page.evaluate(() => bench.serialize()))
  await browser.close()
}
for (const target of targets) for (const n of [300, 1000]) await makeFile(target, n)

const rows = { at: new Date().toISOString(), echo: [], drag: [] }
for (let rep = 0; rep < Number(reps); rep++)
  for (const target of targets) {
    for (const n of [300, 1000]) rows.echo.push(await echo(target, n))
    rows.drag.push(await dragAll(target, 300))
    writeFileSync(out, JSON.stringify(rows, null, 1))
  }
for (const target of targets) await target.stop?.()
server.stop()
process.exit(0)
