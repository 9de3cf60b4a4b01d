import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { onTestFinished, test } from 'vitest'
import { nodePath } from '#test/main/host/support/host-process.ts'
import { freePort } from '#test/support/free-port.ts'
import { noRedis, startRedis } from '#test/support/redis.ts'
import { cardWith, FLAGS, noBrowser } from '../support/app.ts'

const PROGRAM = join(import.meta.dirname, '../../../dist/cli/throughline.js')

interface Ready {
  readonly door: string
  readonly invitations: readonly { readonly name: string; readonly link: string }[]
}

/** One server of the team, with its own copy of the project and its own data folder. */
async function startServer(folder: string, name: string, publicName: string, redis: string) {
  const port = await freePort()
  const file = join(folder, `${name}.journey`)
  await copyFile(join(folder, 'first.journey'), file)
  const args = [
    'serve',
    file,
    '--data',
    join(folder, name),
    '--listen',
    `127.0.0.1:${port}`,
    '--name',
    publicName,
  ]
  const child = run([...args, '--redis', redis, '--invite', 'editor:Ana', '--invite', 'editor:Bo', '--json'])
  const [line] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), 'line')) as [string]
  return { child, port, ready: JSON.parse(line) as Ready }
}

function run(args: readonly string[]): ChildProcess {
  const child = spawn(nodePath(), [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** One address before several servers: each connection goes to the first of them that answers. */
async function startBalancer(ports: readonly number[]): Promise<Server> {
  const server = createServer((client) => {
    const tryNext = ([port, ...others]: readonly number[]) => {
      if (port === undefined) return client.destroy()
      const behind = connect(port, '127.0.0.1')
      behind.once('error', () => tryNext(others))
      behind.once('connect', () => {
        behind.removeAllListeners('error')
        for (const [from, to] of [
          [client, behind],
          [behind, client],
        ] as const) {
          from.on('error', () => to.destroy())
          from.on('close', () => to.destroy())
          from.pipe(to)
        }
      })
      return undefined
    }
    tryNext(ports)
  })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

/** Writes a card into the cell of the first lane and that step. */
async function write(page: Page, step: number, text: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Add a card: / })
    .nth(step)
    .click({ force: true })
  await page.locator('.text-editor').waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
}

test.skipIf(noBrowser || noRedis)(
  'two servers of a team are one to its people, and when one dies they go on with the other',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-team-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
    const made = run(['new', join(folder, 'first.journey'), '--template', 'key-steps', '--title', 'Clinic'])
    await once(made, 'exit')
    const redis = await startRedis()
    onTestFinished(() => redis.stop())

    const ports: number[] = []
    const balancer = await startBalancer(ports)
    const publicName = `127.0.0.1:${(balancer.address() as AddressInfo).port}`
    const one = await startServer(folder, 'one', publicName, redis.url)
    const two = await startServer(folder, 'two', publicName, redis.url)
    // Ana comes through the first server, Bo through the second; later all that is left is the second.
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: FLAGS,
    })
    onTestFinished(() => browser.close())
    const enter = async (name: string): Promise<Page> => {
      const link = one.ready.invitations.find((invitation) => invitation.name === name)?.link as string
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      await page.goto(link)
      await page.getByRole('textbox', { name: /name/i }).fill(name)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.map-canvas[data-map]')
      await page.waitForSelector('.header-hit')
      return page
    }
    ports.splice(0, 2, one.port, two.port)
    const ana = await enter('Ana')
    ports.splice(0, 2, two.port, one.port)
    const bo = await enter('Bo')

    await write(ana, 0, 'Ana through the first')
    await cardWith(bo, 'Ana through the first').waitFor()
    await write(bo, 1, 'Bo through the second')
    await cardWith(ana, 'Bo through the second').waitFor()

    one.child.kill('SIGKILL')
    await once(one.child, 'exit')
    await write(ana, 2, 'Ana goes on')
    await cardWith(bo, 'Ana goes on').waitFor({ timeout: 5000 })
    await write(bo, 3, 'Bo goes on')
    await cardWith(ana, 'Bo goes on').waitFor({ timeout: 5000 })
  },
)
