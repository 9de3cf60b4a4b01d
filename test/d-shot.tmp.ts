import { readFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startHost } from '#main/host/host.ts'
const folder = mkdtempSync('/tmp/d/run-')
const file = readFileSync(process.argv[2] ?? '', 'utf8')
const json = JSON.parse(file)
const map = json.maps[0]
map.locked = process.argv[3] === 'locked'
map.groups = [{ id: 'g1', title: 'Money before trust', color: 'red' }, { id: 'g2', title: '', color: 'grey' }]
let n = 0
const textLanes = map.lanes.filter((l: any) => ['pains', undefined, 'cards'].includes(l.kind))
for (const lane of textLanes) for (const cell of lane.cells ?? []) {
  if (n < 3) {
    const first = cell.cards[0]
    first.groupId = n === 0 ? 'g1' : n === 1 ? 'g1' : 'g2'
    cell.cards.push({ text: 'And another thing that belongs to it', groupId: first.groupId }, { text: 'On its own' })
    n++
  }
}
const feel = map.lanes.find((l: any) => l.kind === 'sentiment')
feel.cells.forEach((c: any, i: number) => { if (i !== 3) for (const card of c.cards) { card.raters = 7; card.spread = 0.3 + 0.15 * i } })
map.notes = [...(map.notes ?? []), ...['Who owns the deposit rule?', 'Ask legal about the wording of the second reminder, which people take for a threat', 'Bikes for trade fairs', 'Try the app in the rain'].map((text, i) => ({ id: `p${i}`, parked: true, text, color: ['yellow', 'blue', 'yellow', 'green'][i], author: i === 0 ? 'Sofie' : '' }))]
const started = await startHost({ dataFolder: join(folder, 'data'), projectsFolder: join(folder, 'projects'), rendererFolder: '/tmp/d/renderer', assetsFolder: join(import.meta.dirname, '../assets'), appVersion: 'test', port: 0 })
if (!started.ok) throw new Error(started.error.message)
const host = started.value
const made = await host.importBytes('sample.json', new TextEncoder().encode(JSON.stringify(json)))
if (!made.ok) throw new Error(made.error.message)
console.log(JSON.stringify(made.value).slice(0, 400))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-prefers-reduced-motion'] })
const entry = (made.value as any).entry ?? (made.value as any).project ?? made.value
for (const theme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: theme })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('ERR', String(e)))
  page.on('console', (m) => { if (m.type() === 'error') console.log('CON', m.text()) })
  await page.goto(host.addressOf(entry.id))
  await page.waitForSelector('.header-hit')
  await page.waitForTimeout(600)
  await page.screenshot({ path: `/tmp/d/${theme}-whole.png` })
  await page.keyboard.press('Shift+1')
  await page.locator('.map-canvas').click({ position: { x: 700, y: 300 } })
  await page.getByRole('button', { name: 'Parking lot' }).click()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/d/${theme}-parking.png` })
  await page.locator('.aria-grid').focus()
  await page.keyboard.press('2')
  await page.waitForTimeout(500)
  await page.locator('.cluster-name').first().click()
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/d/${theme}-cluster.png` })
  await page.locator('.cluster-name').first().dblclick()
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/d/${theme}-naming.png` })
  await page.keyboard.press('Escape')
  await context.close()
}
await browser.close()
await host.close()
process.exit(0)
