import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { Printer } from '#main/host/printer.ts'
import { fail, ok } from '#shared/base/result.ts'
import { API, type HostInfo, MAX_FILE, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { ask, runningHost } from '../support/test-host.ts'
import { until } from '../support/until.ts'

/** A printer that tells what it was given. */
const echo: Printer = {
  print: async (html, { widthMm, heightMm }) => ok(Buffer.from(`%PDF ${widthMm}×${heightMm} ${html}`)),
}
const onto = (width: string, height: string) => `${API.print}?width=${width}&height=${height}`

test('a page goes to the printer with its size and comes back as PDF', async () => {
  const host = await runningHost(undefined, { printer: echo })
  expect(((await (await ask(host, 'GET', API.info)).json()) as HostInfo).canPrint).toBe(true)
  const answer = await ask(host, 'POST', onto('1189', '841.5'), { body: '<p>Größe</p>' })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(await answer.text()).toBe('%PDF 1189×841.5 <p>Größe</p>')
})

test('sizes that no page has are refused', async () => {
  const host = await runningHost(undefined, { printer: echo })
  for (const [width, height] of [
    ['0', '100'],
    ['100', '-1'],
    ['a', '100'],
    ['', ''],
    ['100', '1e9'],
    ['Infinity', '100'],
  ] as const)
    expect((await ask(host, 'POST', onto(width, height), { body: 'x' })).status, `${width}×${height}`).toBe(
      400,
    )
  expect((await ask(host, 'POST', API.print, { body: 'x' })).status).toBe(400)
})

test('without a printer, and where it fails, a sentence says so', async () => {
  const none = await runningHost()
  const answer = await ask(none, 'POST', onto('100', '100'), { body: 'x' })
  expect(answer.status).toBe(501)
  expect(((await answer.json()) as { message: string }).message).toContain('No Chromium was found')
  const broken: Printer = { print: async () => fail('printing', 'The page could not be printed.') }
  const other = await runningHost(undefined, { printer: broken })
  expect((await ask(other, 'POST', onto('100', '100'), { body: 'x' })).status).toBe(422)
})

test('a printer that throws is a fault of the host, which lives on', async () => {
  const printer: Printer = {
    async print() {
      throw new Error('a secret detail')
    },
  }
  const host = await runningHost(undefined, { printer })
  const answer = await ask(host, 'POST', onto('100', '100'), { body: 'x' })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret')
  expect((await ask(host, 'GET', API.info)).status).toBe(200)
})

test('a window that goes away stops the printer', async () => {
  let aborted = false
  const printer: Printer = {
    print: (_, __, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted = true
          resolve(fail('cancelled', 'Cancelled.'))
        })
      }),
  }
  const host = await runningHost(undefined, { printer })
  const cancel = new AbortController()
  const asked = fetch(new URL(onto('100', '100'), host.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${host.token}`, [REQUEST_HEADER.name]: REQUEST_HEADER.value },
    body: 'x',
    signal: cancel.signal,
  }).catch(() => undefined)
  setTimeout(() => cancel.abort(), 50)
  await asked
  await until('the printer heard of it', () => aborted)
})

/** Sends an endless body, with or without saying how long it is, and answers the status that stops it. */
function sendEndlessly(url: URL, headers: Record<string, string>): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(1024 * 1024)
    let sent = 0
    let status = 0
    const asking = request(url, { method: 'POST', headers }, (answer) => {
      status = answer.statusCode ?? 0
      answer.resume().on('close', () => resolve({ status, sent }))
    })
    // A host that hangs up on a body may do so before its answer is read; 0 stands for that.
    asking.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? resolve({ status, sent }) : reject(error),
    )
    const send = () => {
      if (status > 0 || asking.destroyed) return
      sent += chunk.length
      if (asking.write(chunk)) setImmediate(send)
      else asking.once('drain', send)
    }
    send()
  })
}

test('a body without end is cut off at the bound, one that says so is not read at all', async () => {
  const host = await runningHost(undefined, { printer: echo })
  const headers = { authorization: `Bearer ${host.token}`, [REQUEST_HEADER.name]: REQUEST_HEADER.value }
  const cut = await sendEndlessly(new URL(onto('100', '100'), host.url), headers)
  expect([0, 413]).toContain(cut.status)
  expect(cut.sent).toBeLessThan(160 * 1024 * 1024)
  const told = await sendEndlessly(new URL(`${API.importFile}?name=a.journey`, host.url), {
    ...headers,
    'content-length': String(MAX_FILE + 1),
  })
  expect([0, 413]).toContain(told.status)
  expect(told.sent).toBeLessThan(20 * 1024 * 1024)
  expect((await ask(host, 'GET', API.info)).status).toBe(200)
})
