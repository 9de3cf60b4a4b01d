/** Guests of a workshop in browsers of their own, and a record of everything that reached them. */
import { type BrowserContext, devices, type Page } from 'playwright-core'
import type { Device } from '#shared/protocol/room.ts'
import type { DoorView } from '#shared/protocol/room-view.ts'
import type { App } from '../support/app.ts'

/** A name that leads to this machine without being “localhost”, which browsers trust more than a room's network. */
export const PLACE = 'workshop.test'
export const TO_PLACE = `--host-resolver-rules=MAP ${PLACE} 127.0.0.1`

export interface Guest {
  readonly name: string
  readonly device: Device
  readonly page: Page
  /** How many frames came over the wire, and all of their bytes as text, one after the other. */
  readonly wire: () => { readonly frames: number; readonly text: string }
  /** What the page's sockets handed on to it after unsealing, all of it since it came in. */
  readonly heard: () => Promise<string>
}

const PHONE = { ...devices['iPhone 14'], viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 }
const LAPTOP = { viewport: { width: 1100, height: 760 } }

/**
 * Listens in the page to what its sealed sockets hand on: each message passes through the constructor of `MessageEvent`.
 * Bytes are read as UTF-8, in which a replica's updates carry their texts.
 */
function tellMessages(): void {
  const tell = (window as unknown as { tell: (text: string) => void }).tell
  const utf8 = new TextDecoder()
  window.MessageEvent = class<T> extends MessageEvent<T> {
    constructor(type: string, init?: MessageEventInit<T>) {
      super(type, init)
      const data: unknown = init?.data
      if (typeof data === 'string') tell(data)
      else if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) tell(utf8.decode(data))
    }
  }
}

async function newGuest(app: App, name: string, device: Device): Promise<Guest> {
  const context: BrowserContext = await app.browser.newContext(device === 'phone' ? PHONE : LAPTOP)
  const page = await context.newPage()
  app.listen(page)
  const frames: Buffer[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload))),
  )
  const told: string[] = []
  await page.exposeFunction('tell', (text: string) => void told.push(text))
  await page.addInitScript(tellMessages)
  return {
    name,
    device,
    page,
    wire: () => ({ frames: frames.length, text: Buffer.concat(frames).toString() }),
    async heard() {
      // What the page told before it answers this has arrived before the answer.
      await page.evaluate(() => undefined)
      return told.join('\n')
    },
  }
}

/** Comes in as people do: by the link of the code, or by the address and the code, typed. */
async function comeIn({ page, name, device }: Guest, door: DoorView, by: 'link' | 'code'): Promise<void> {
  await page.goto(by === 'link' ? door.link : door.address)
  await page.getByLabel('Your name').fill(name)
  if (by === 'code') await page.getByLabel('Code').fill(door.code.toLowerCase().replace('-', ''))
  await page.getByRole('button', { name: 'Join' }).click()
  if (device === 'phone') await page.getByLabel('Your card').waitFor()
  else await page.waitForSelector('.map-canvas[data-map] .header-hit', { state: 'attached' })
}

/** As many as come through the door at a time. */
const AT_A_TIME = 3

export interface Coming {
  readonly name: string
  readonly device: Device
  readonly by: 'link' | 'code'
}

/** Lets people come in, a few at a time, in the order given. */
export async function letIn(app: App, door: DoorView, coming: readonly Coming[]): Promise<Guest[]> {
  const guests: Guest[] = []
  for (let from = 0; from < coming.length; from += AT_A_TIME)
    guests.push(
      ...(await Promise.all(
        coming.slice(from, from + AT_A_TIME).map(async ({ name, device, by }) => {
          const guest = await newGuest(app, name, device)
          await comeIn(guest, door, by)
          return guest
        }),
      )),
    )
  return guests
}
