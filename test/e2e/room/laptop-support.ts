import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Host, startHost } from '#main/host/host.ts'
import { enterAsWindow } from '#renderer/room/enter-as-window.ts'
import type { RoomClient } from '#renderer/room/room-client.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import type { Role } from '#shared/protocol/roles.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'

const root = join(import.meta.dirname, '../../..')

/** A workshop on this machine: a host with its door open on loopback, and browsers that come through it. */
export interface Workshop {
  readonly project: ProjectEntry
  readonly browser: Browser
  /** What pages complained of. */
  readonly complaints: string[]
  readonly door: () => DoorView
  /** A window of the host itself. */
  readonly ownWindow: () => Promise<Page>
  /** Somebody who opens the link, types a name and is in, with a canvas. */
  readonly guest: (name: string) => Promise<Page>
  /** Leads the room without a window. */
  readonly lead: () => RoomClient
  readonly setRole: (name: string, role: Role) => void
  /** The host goes away; `open` starts it again on the same files and the same door. */
  readonly closeHost: () => Promise<void>
  readonly reopenHost: () => Promise<void>
  readonly end: () => Promise<void>
}

interface Running {
  readonly host: Host
  readonly door: DoorView
  readonly lead: RoomClient
}

async function start(
  folder: string,
  projectId: string | null,
  port: number,
): Promise<Running & { project: ProjectEntry }> {
  const started = await startHost({
    dataFolder: join(folder, 'data'),
    projectsFolder: join(folder, 'projects'),
    rendererFolder: join(root, 'dist/renderer'),
    assetsFolder: join(root, 'assets'),
    appVersion: 'test',
    port: 0,
  })
  if (!started.ok) throw new Error(started.error.message)
  const host = started.value
  const projects = await host.listProjects()
  const project = projects.find(({ id }) => id === projectId) ?? (await makeProject(host))
  const lead = enterAsWindow({ url: new URL(host.url).origin, token: host.token }, project.id, {
    watch: false,
  })
  const door = await host.openDoor(project.id, { address: '127.0.0.1', port })
  if (!door.ok) throw new Error(door.error.message)
  return { host, door: door.value, lead, project }
}

async function makeProject(host: Host): Promise<ProjectEntry> {
  const made = await host.createFromTemplate('saas-lifecycle', 'Checkout')
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** Starts one. `end` closes everything and removes what it left. */
export async function startWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-room-'))
  const { project, ...first } = await start(folder, null, 0)
  let running: Running | null = first
  const now = (): Running => {
    if (!running) throw new Error('The host is closed')
    return running
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH as string,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const complaints: string[] = []
  const newPage = async (): Promise<{ page: Page; context: BrowserContext }> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    return { page, context }
  }
  const onMap = (page: Page) => page.waitForSelector('.map-canvas[data-map]')
  const closeHost = async () => {
    const last = running
    running = null
    last?.lead.close()
    await last?.host.close()
  }
  return {
    project,
    browser,
    complaints,
    door: () => now().door,
    lead: () => now().lead,
    async ownWindow() {
      const { page } = await newPage()
      await page.goto(now().host.addressOf(project.id))
      await onMap(page)
      return page
    },
    async guest(name) {
      const { page } = await newPage()
      await page.goto(now().door.link)
      await page.getByRole('textbox', { name: /name/i }).fill(name)
      await page.keyboard.press('Enter')
      await onMap(page)
      return page
    },
    setRole(name, role) {
      const { lead } = now()
      const person = lead.state.getState().view?.people.find((one) => one.name === name)
      if (!person) throw new Error(`Nobody called ${name} is here`)
      lead.say({ type: 'role', id: person.id, role })
    },
    closeHost,
    async reopenHost() {
      const port = Number(new URL(first.door.address).port)
      running = await start(folder, project.id, port)
    },
    async end() {
      await browser.close()
      await closeHost()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
