import { chromium } from 'playwright-core'
import { startHost } from '#main/host/host.ts'
import { readFile } from 'node:fs/promises'
import { projectDocument } from '#shared/document/projection.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { carryOut } from '#test/support/builders.ts'
import { madeFigures } from '#test/support/made-journey.ts'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'

const folder = await mkdtemp('/tmp/panel/host-')
const started = await startHost({ dataFolder: join(folder,'d'), projectsFolder: join(folder,'p'), rendererFolder: process.env.RENDERER ?? '/work/main/dist/renderer', assetsFolder: '/work/main/assets', appVersion: 'x', port: 0 })
if (!started.ok) throw new Error(started.error.message)
const host = started.value
const doc = createDocument('project-9', 'Web shop', 0)
const S = ['Discover','Choose','Fill the cart','Buy','Recommend']
carryOut(doc, [
  { type:'map.add', id:'map1', fields:{ title:'Web shop journey' } },
  ...S.flatMap((title, i): Command[] => [
    { type:'stage.add', id:`stage${i+1}`, mapId:'map1', stepId:`step${i+1}-1`, beforeId:null, fields:{ title } },
    ...(i===1||i===3?[{ type:'step.add', id:`step${i+1}-2`, stageId:`stage${i+1}`, beforeId:null, fields:{} } as Command]:[]),
  ]),
  ...(['cards','touchpoints','sentiment','pains','metrics'] as const).map((kind,i): Command => ({ type:'lane.add', id:`lane${i+1}`, mapId:'map1', beforeId:null, fields:{ title: ['Doing','Touchpoints','Feeling','Pain points','Metrics'][i]!, kind } })),
  { type:'cards.add', beforeId:null, cards:[
    { id:'c1', laneId:'lane1', stepId:'step1-1', fields:{ text:'Hears of it from a friend' } },
    { id:'p1', laneId:'lane4', stepId:'step3-1', fields:{ text:'Delivery costs appear only at the end' } },
    { id:'p2', laneId:'lane4', stepId:'step2-1', fields:{ text:'Filters hide what is in stock' } },
  ]},
])
const names: [string,string,string][] = [['step1-1','step','x']]
const title = (id: string, title: string): Command => ({ type:'step.edit', id, changes:{ title } })
carryOut(doc, [title('step1-1','First visit'), title('step2-1','Looks around'), title('step2-2','Compares'), title('step3-1','Puts it in the cart'), title('step4-1','Pays'), title('step4-2','Waits'), title('step5-1','Writes a review')])
const places = S.flatMap((t,i)=>[{ id:`stage${i+1}`, kind:'stage' as const, stageId:`stage${i+1}`, title:t }, ...[`step${i+1}-1`, ...(i===1||i===3?[`step${i+1}-2`]:[])].map(id=>({id,kind:'step' as const,stageId:`stage${i+1}`,title:id}))])
const matches = [['visit','stage1'],['product','step2-1'],['search','step2-2'],['cart','stage3'],['purchase','step4-1'],['review','stage5']] as const
const figures = madeFigures(places, matches)
const reading = JSON.stringify({ subject:'customer', asked:{ segments:['platform'], snapshots:'month', churnAfterDays:30 }, files:[] })
carryOut(doc, [{ type:'data.add', id:'data1', mapId:'map1', fields:{ title:'Web shop, first half of 2026', source:'shop-events.csv', subject:'customer', reading, matches, goal:'purchase', leastGroup:5, figures: JSON.stringify(figures), dropLinks:[['stage3','p1']] } }])
const json = stringifyProjectJson(writeProjectJson(projectDocument(doc)))
const made = await host.importBytes('built.json', new TextEncoder().encode(json))
if (!made.ok) throw new Error(made.error.message)
const browser = await chromium.launch({ executablePath: '/usr/lib/chromium/chromium-headless-shell', args:['--headless=new','--no-sandbox','--disable-gpu','--disable-background-networking','--force-prefers-reduced-motion'] })
const out = process.env.OUT ?? '/tmp/panel/shots'
const scheme = (process.env.SCHEME ?? 'light') as 'light'|'dark'
const [w,h] = (process.env.SIZE ?? '1440x900').split('x').map(Number) as [number,number]
const ctx = await browser.newContext({ viewport:{ width:w, height:h }, colorScheme: scheme })
const page = await ctx.newPage()
page.on('pageerror', e => console.log('PAGEERROR', String(e)))
page.on('console', m => { if (m.type()==='error'||m.type()==='warning') console.log('CONSOLE', m.text()) })
await page.goto(host.addressOf(made.value.project.id))
await page.waitForSelector('.header-hit')
await page.locator('.map-canvas').focus()
await page.keyboard.press('Shift+D')
await page.waitForSelector('.numbers')
await page.waitForTimeout(500)
if (process.env.EXTRA) {

  const panel = page.getByRole('complementary', { name: 'Numbers' })
  const shot = (name: string) => page.screenshot({ path: `${out}/x-${scheme}-${name}.png` })
  await panel.getByRole('button', { name: /^400/ }).first().click(); await page.waitForTimeout(300); await shot('explained'); await page.keyboard.press('Escape')
  await panel.getByRole('radio', { name: 'Conversion' }).click(); await panel.getByRole('switch', { name: '95 % intervals' }).click(); await page.waitForTimeout(150); await shot('conversion')
  await panel.getByRole('radio', { name: 'Time' }).click(); await page.waitForTimeout(150); await shot('time')
  await panel.getByRole('button', { name: /^Link a pain/ }).first().click(); await page.waitForTimeout(300); await shot('pains'); await page.keyboard.press('Escape')
  await panel.getByRole('tab', { name: 'Compare' }).click(); await panel.getByRole('button', { name: 'Show both on the map' }).click(); await page.waitForTimeout(400); await shot('compared')
  await panel.getByRole('tab', { name: 'Data' }).click(); await panel.getByRole('button', { name: 'Remove…' }).click(); await page.waitForTimeout(300); await shot('remove'); await page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Add lane' }).click(); await page.waitForTimeout(300)
  await page.getByRole('button', { name: 'Reached in order: lane menu' }).click({ force: true, position: { x: 5, y: 5 } }).catch(e => console.log(String(e)))
  await page.waitForTimeout(300); await shot('lane')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1100, height: 760 }); await page.locator('.map-canvas').focus(); await page.keyboard.press('Shift+D'); await page.getByRole('tab', { name: 'Funnel' }).click(); await page.waitForTimeout(400); await shot('narrow')
  await page.setViewportSize({ width: 1440, height: 900 })
  const door = await host.openDoor(made.value.project.id, { address: '127.0.0.1', port: 0 })
  if (!door.ok) throw new Error(door.error.message)
  const guest = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: scheme })).newPage()
  guest.on('pageerror', e => console.log('GUEST', String(e)))
  await guest.goto((door.value as any).url ?? (door.value as any).link)
  await guest.waitForTimeout(1500); await guest.screenshot({ path: `${out}/x-door.png` })
  await guest.getByRole('textbox').first().fill('Ana'); await guest.keyboard.press('Enter'); await guest.waitForSelector('.map-canvas', { timeout: 10000 })
  await guest.locator('.map-canvas').focus(); await guest.keyboard.press('Shift+D'); await guest.waitForTimeout(1200)
  await guest.screenshot({ path: `${out}/x-${scheme}-guest-funnel.png` })
  await guest.getByRole('tab', { name: 'Data' }).click(); await guest.waitForTimeout(300)
  await guest.screenshot({ path: `${out}/x-${scheme}-guest-data.png` })
  const empty = await host.createFromTemplate('buyers-journey', 'Empty'); if (!empty.ok) throw new Error('x')
  await page.goto(host.addressOf(empty.value.id)); await page.waitForSelector('.header-hit'); await page.locator('.map-canvas').focus(); await page.keyboard.press('Shift+D'); await page.waitForTimeout(600); await shot('empty')
} else {
for (const tab of (process.env.TABS ?? 'Funnel,Compare,Over time,Influence,Loyalty,Data').split(',')) {
  await page.getByRole('tab', { name: tab }).click()
  await page.waitForTimeout(150)
  await page.screenshot({ path: `${out}/${scheme}-${w}-${tab.replace(/ /g,'')}.png` })
  const sheet = page.locator('.numbers .side-panel-sheet').last()
  const height = await sheet.evaluate(e => e.scrollHeight)
  if (process.env.TALL) { await page.setViewportSize({ width:w, height: Math.min(4000, height+140) }); await page.waitForTimeout(150); await page.locator('.numbers').first().screenshot({ path: `${out}/${scheme}-${w}-${tab.replace(/ /g,'')}-tall.png` }); await page.setViewportSize({ width:w, height:h }) }
}
if (process.env.WIDE) { await page.getByRole('button', { name: /^Wider/ }).click(); for (const tab of ['Funnel','Influence']) { await page.getByRole('tab', { name: tab }).click(); await page.waitForTimeout(150); await page.screenshot({ path: `${out}/${scheme}-${w}-wide-${tab}.png` }) } }
}
await browser.close(); await host.close()
