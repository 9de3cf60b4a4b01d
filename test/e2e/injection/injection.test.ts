/**
 * The texts that try to become more than text, in a real browser: in every file that is taken away, in the app's screens and
 * on a guest's pages. Nothing of them may run, be asked for, or be anything but words. How many: INJECTIONS.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { writePrintPage } from '#shared/formats/export/print-page.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { summarise } from '#shared/formats/summary/summarise.ts'
import { writeSummaryHtml } from '#shared/formats/summary/write-html.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { TABLES } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import { TestWindow } from '#test/main/host/support/window.ts'
import { reportBattery } from '#test/support/battery.ts'
import { HOSTILE_MAPS, projectFullOf } from '#test/support/hostile-project.ts'
import { STOLEN, someHostileTexts } from '#test/support/hostile-texts.ts'
import { runsOf } from '#test/support/random.ts'
import { PLACE, TO_PLACE } from '../stories/guests.ts'
import { type App, noBrowser, startApp } from '../support/app.ts'

const TEXTS = someHostileTexts(runsOf('INJECTIONS', 4))
const IS_LONG = TEXTS.length >= 100
const HARMLESS = 'Some words'

/** What a page did that it must not do. */
interface Watched {
  readonly page: Page
  readonly name: string
  readonly deeds: string[]
}

/** Listens to whatever a page asks for, says and is refused. Addresses of one's own begin with one of `own`. */
async function watch(page: Page, name: string, own: readonly string[]): Promise<Watched> {
  const deeds: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!own.some((start) => url.startsWith(start)) && !/^(?:data:image|data:font|blob:)/.test(url))
      deeds.push(`asked for ${url}`)
  })
  page.on('dialog', (dialog) => {
    deeds.push(`said ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => deeds.push(`opened ${popup.url()}`))
  page.on('pageerror', (error) => deeds.push(`failed with ${error.message}`))
  await page.exposeFunction('tellViolation', (what: string) => void deeds.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const told = window as unknown as { tellViolation: (what: string) => void }
      told.tellViolation(`was refused ${violatedDirective} ${blockedURI}`)
    })
  })
  return { page, name, deeds }
}

/** Elements and attributes in the page that are no text: handlers, addresses of other schemes and places. */
const suspects = (page: Page): Promise<string[]> =>
  page.evaluate((stolen) => {
    const embedding = /^(?:iframe|object|embed|base|portal|webview|foreignobject|animate|set)$/i
    const address = /^(?:href|src|srcset|action|data|poster|ping|formaction|xlink:href|style)$/i
    const leadsAway = (value: string) =>
      value.includes(stolen) || /^\s*(?:javascript|vbscript|data:text|file):/i.test(value)
    const all = [...document.querySelectorAll('*')]
    return [
      ...('tripped' in window ? [`ran ${String(window.tripped)} times`] : []),
      ...all.map(({ localName }) => localName).filter((name) => embedding.test(name)),
      ...all
        .flatMap((element) => [...element.attributes])
        .filter(({ name, value }) => /^on|^srcdoc$/i.test(name) || (address.test(name) && leadsAway(value)))
        .map(({ name, value }) => `${name}=${value}`),
    ]
  }, STOLEN)

/** Only what can be seen, as a page shows it in words, labels and fields. */
const seen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[]
    const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'))
    return [document.body.textContent, ...fields.map(({ value }) => value), ...labels].join('')
  })
const letters = (text: string): string => text.replace(/[\s\p{C}\ufffd]+/gu, '')

async function expectOnlyWords({ page, name, deeds }: Watched, text: string): Promise<void> {
  const note = `${name}: ${text}`
  expect(await suspects(page), note).toEqual([])
  expect(deeds, note).toEqual([])
}

describe.skipIf(noBrowser)(`${TEXTS.length} hostile texts in every field, in a browser`, () => {
  let app: App
  beforeAll(async () => {
    app = await startApp([TO_PLACE])
  })
  afterAll(() => app?.close())

  test('are words in every file that is opened after it was taken away', { timeout: 300_000 }, async () => {
    const context = await app.browser.newContext()
    const files = new Map<string, { body: string; contentType: string }>()
    await context.route('http://files.test/**', (route) => {
      const file = files.get(new URL(route.request().url()).pathname)
      return route.fulfill(file ?? { status: 404, body: '' })
    })
    const watched = await watch(await context.newPage(), 'files', ['http://files.test/'])
    for (const text of TEXTS) {
      files.clear()
      for (const [name, body] of Object.entries(filesOf(projectFullOf(text), text)))
        files.set(`/${name}`, { body, contentType: name.endsWith('.svg') ? 'image/svg+xml' : 'text/html' })
      for (const path of files.keys()) {
        await watched.page.goto(`http://files.test${path}`)
        await expectOnlyWords(watched, text)
        const words = await watched.page.evaluate(() => document.documentElement.textContent ?? '')
        expect(letters(words), `${path}: ${text}`).toContain(letters(text))
      }
    }
    await context.close()
    reportBattery('T10', 'injections in a browser', TEXTS.length)
  })

  test('are words on every screen of the app and of its guests', { timeout: 900_000 }, async () => {
    const project = await importHarmless(app)
    const door = await openDoor(app, project)
    const lead = enterAsWindow({ url: new URL(app.host.url).origin, token: app.host.token }, project.id, {
      watch: false,
    })
    const screens = [...(await windowsOf(app, project)), ...(await guestsOf(app, door))]
    const editor = await new TestWindow(app.host, project.id).synced()
    for (const text of TEXTS) {
      editor.edit({ type: 'records.restore', set: recordsFullOf(text, editor.snapshot()), removed: [] })
      speak(lead, text)
      for (const screen of screens) {
        await expect
          .poll(async () => letters(await seen(screen.page)), {
            message: `${screen.name}: ${text}`,
            timeout: 20_000,
          })
          .toContain(letters(text))
        await expectOnlyWords(screen, text)
      }
    }
    lead.close()
    reportBattery('T10', 'injections on screens', TEXTS.length, { screens: screens.length })
  })
})

/** Every file that a browser or another program may be given, made of a project. */
function filesOf(snapshot: Snapshot, text: string): Readonly<Record<string, string>> {
  const drawings = HOSTILE_MAPS.map((mapId) => {
    const view = viewMap(snapshot, mapId)
    if (!view) throw new Error(`There is no map “${mapId}”.`)
    return { mapId, view, drawing: drawingForExport(view) }
  })
  const paper = { paper: 'A4', orientation: 'auto', fontCss: '', title: text } as const
  return Object.fromEntries(
    drawings.flatMap(({ mapId, view, drawing }) => [
      [`${mapId}.svg`, writeSvg(drawing)],
      [`${mapId}-print.html`, writePrintPage(drawing, paper).html],
      [`${mapId}-summary.html`, writeSummaryHtml(summarise(view, snapshot))],
    ]),
  )
}

async function importHarmless(app: App): Promise<ProjectEntry> {
  const json = stringifyProjectJson(writeProjectJson(projectFullOf(HARMLESS)))
  const made = await app.host.importBytes('harmless.json', new TextEncoder().encode(json))
  if (!made.ok) throw new Error(made.error.message)
  const entry = (await app.host.listProjects()).find(({ title }) => title === HARMLESS)
  if (!entry) throw new Error('What was imported is not listed.')
  return entry
}

/** The records of the project as they are, with the text in every open field. The project keeps its name among hosts. */
function recordsFullOf(text: string, now: Snapshot): RecordToInsert[] {
  const hostile = projectFullOf(text)
  return TABLES.flatMap((table) =>
    Object.values(now[table]).map((record): RecordToInsert => {
      const { id, ...fields } = record
      const pattern = Object.values(hostile[table])[0] ?? {}
      const own = Object.entries(pattern).filter(([, value]) =>
        JSON.stringify(value).includes(JSON.stringify(text).slice(1, -1)),
      )
      return {
        table,
        id,
        fields: {
          ...fields,
          ...Object.fromEntries(own),
          ...(table === 'projects' && { projectId: now.projects.project?.projectId }),
        },
      }
    }),
  )
}

/** Says the text everywhere a room has room for one. */
function speak(lead: RoomClient, text: string): void {
  const name = text.trim().slice(0, 40) || 'x'
  lead.say({ type: 'me', name })
  const item = {
    id: 'item',
    title: text,
    minutes: 5,
    prompt: text,
    notes: text,
    tool: 'none',
    done: false,
  } as const
  lead.say({ type: 'agenda.set', items: [item] })
  lead.say({ type: 'agenda.go', id: 'item', start: false })
  lead.say({ type: 'timer.start', seconds: 600, label: text })
}

/** Commands that show what people typed, and the map alone. The first few are those of every run. */
const SCREENS = [
  null,
  'Comments',
  'All personas…',
  'Insights',
  'Value and effort matrix',
  'Parking lot',
  'Compare current and future',
  'Summary…',
  'Scope of this map',
  'Present',
] as const

/** Windows that show the map and, each, something else. */
async function windowsOf(app: App, project: ProjectEntry): Promise<Watched[]> {
  const own = [new URL(app.host.url).origin]
  const opened = async (name: string, command: string | null) => {
    const holder: { watched?: Watched } = {}
    const page = await app.window(project, {
      prepare: async (made) => {
        holder.watched = await watch(made, name, own)
      },
    })
    if (command !== null) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(command)
      await page.getByRole('option', { name: command }).first().waitFor()
      await page.keyboard.press('Enter')
    }
    return holder.watched as Watched
  }
  const screens: Watched[] = []
  for (const command of IS_LONG ? SCREENS : SCREENS.slice(0, 2))
    screens.push(await opened(command ?? 'map', command))
  return screens
}

async function openDoor(app: App, project: ProjectEntry): Promise<DoorView> {
  const opened = await app.host.openDoor(project.id, { address: '127.0.0.1', port: 0, names: [PLACE] })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

/** One guest with a phone and one with a laptop, who came over plain HTTP. */
async function guestsOf(app: App, door: DoorView): Promise<Watched[]> {
  const come = async (name: string, isPhone: boolean) => {
    const viewport = isPhone ? { width: 390, height: 844 } : { width: 1100, height: 760 }
    const context = await app.browser.newContext({ viewport, isMobile: isPhone, hasTouch: isPhone })
    const watched = await watch(await context.newPage(), name, [door.address])
    await watched.page.goto(door.link)
    await watched.page.getByLabel('Your name').fill(name)
    await watched.page.getByRole('button', { name: 'Join' }).click()
    if (isPhone) await watched.page.getByLabel('Your card').waitFor()
    else await watched.page.waitForSelector('.map-canvas[data-map]')
    return watched
  }
  return [await come('phone', true), await come('laptop', false)]
}
