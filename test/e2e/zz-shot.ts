import { writeFile } from 'node:fs/promises'
import { API } from '#shared/protocol/http.ts'
import { builtProject, chooseFrom } from './canvas/support.ts'
import { cardWith, startApp } from './support/app.ts'
import { createCable } from './support/cable.ts'

const out = '/tmp/merge-ui/'
const app = await startApp()
const named = (name: string, theme = 'light') => async (page: any) => {
  await page.addInitScript(([who, t]: any) => { localStorage.setItem('throughline-person', who); localStorage.setItem('throughline-hints', 'gone'); localStorage.setItem('throughline-theme', t) }, [name, theme])
}
const bytes = async (a: any, id: string) => new Uint8Array(await (await fetch(new URL(API.file(id), a.host.url), { headers: { authorization: `Bearer ${a.host.token}` } })).arrayBuffer())
try {
  const sample = await app.host.createFromTemplate('sample'); if (!sample.ok) throw 1
  const id = sample.value.id
  const cable = createCable()
  const ana = await app.window(sample.value, { prepare: named('Ana') })
  const ben = await app.window(sample.value, { prepare: async (p: any) => { await named('Ben')(p); await cable.plug(p) } })
  await writeFile(out + 'old.journey', await bytes(app, id))
  await cable.pull()
  const edit = async (page: any, card: string, text: string) => { await cardWith(page, card).first().dblclick(); await page.locator('.text-editor').waitFor(); await page.keyboard.press('Control+a'); await page.keyboard.type(text); await page.keyboard.press('Escape'); await page.keyboard.press('Escape'); await page.keyboard.press('0'); await page.waitForTimeout(500) }
  await edit(ana, 'Help chat', 'Help chat, day and night')
  await cardWith(ana, 'A colleague').first().click(); await ana.keyboard.press('Control+ArrowRight'); await ana.keyboard.press('Escape')
  await cardWith(ana, 'Calls in her lunch break').first().click(); await ana.keyboard.press('Delete')
  await chooseFrom(ana, 'Consideration', 'Delete stage').catch((e: any) => console.log('stage', String(e).slice(0, 200)))
  await ben.waitForTimeout(5000)
  cable.restore()
  await ben.getByText(/^While you were away/).waitFor({ timeout: 15000 })
  await ben.screenshot({ path: out + 'away.png' })
  await ben.getByRole('button', { name: 'Review', exact: true }).click()
  await ben.waitForTimeout(600)
  await ben.screenshot({ path: out + 'review.png' })
  await ben.evaluate(() => { document.documentElement.dataset.theme = 'dark' })
  const other = await startApp()
  const opened = await other.host.openFile(out + 'old.journey'); if (!opened.ok) throw new Error(opened.error.message)
  const cleo = await other.window(opened.value, { prepare: named('Cleo') })
  await edit(cleo, 'Offer page with three plans', 'Offer page with four plans')
  await cardWith(cleo, 'A colleague').first().click(); await cleo.keyboard.press('Control+d'); await cleo.keyboard.press('Escape')
  await cleo.waitForTimeout(1200)
  await writeFile(out + 'from-cleo.journey', await bytes(other, opened.value.id))
  const open = async (page: any, path: string | null) => {
    await page.locator('.top-bar').getByRole('button', { name: 'More', exact: true }).click()
    if (!path) await page.screenshot({ path: out + 'menu.png' })
    await page.getByRole('menuitem', { name: 'Merge a copy…' }).click()
    await page.waitForTimeout(500)
    if (!path) return
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file…' }).click()])
    await chooser.setFiles(path)
    await page.waitForTimeout(3000)
  }
  await open(ana, null)
  await ana.screenshot({ path: out + 'choose.png' })
  await ana.keyboard.press('Escape')
  await open(ana, out + 'from-cleo.journey')
  await ana.screenshot({ path: out + 'done.png' })
  console.log(await ana.getByRole('dialog').allInnerTexts())
  await ana.getByRole('button', { name: 'Review' }).click().catch(() => undefined)
  await ana.waitForTimeout(600)
  await ana.screenshot({ path: out + 'review2.png' })
  const built = await builtProject(app, { stages: [1, 1], lanes: ['cards', 'pains'] })
  const dark = await app.window(built, { prepare: named('Ana', 'dark'), viewport: { width: 1920, height: 1080 } })
  await open(dark, out + 'old.journey')
  await dark.screenshot({ path: out + 'across-dark.png' })
  console.log(app.complaints)
  await other.close()
} catch (e) { console.log(e) } finally { await app.close() }
