/** What a guest's browser loads at the door. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { takesGzip } from '#main/host/http/static-files.ts'
import { rawRequest } from '../support/raw-http.ts'
import { until } from '../support/until.ts'
import { GUEST_PAGE, hostWithProject, opened, SCRIPT } from './support/doors.ts'

async function door() {
  const { host, id } = await hostWithProject()
  const { address } = await opened(host, id)
  return { host, address, port: Number(new URL(address).port) }
}

test('guests get their own page first, and the app where they ask for it', async () => {
  const { address, port } = await door()
  const page = await fetch(address)
  expect(await page.text()).toBe(GUEST_PAGE)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port};`)
  expect(policy).not.toContain('unsafe-eval')
  // A page of plain HTTP is no secure context: the browser would only complain about it.
  expect(page.headers.has('cross-origin-opener-policy')).toBe(false)
  expect(await (await fetch(`${address}/index.html`)).text()).toContain('<title>Throughline</title>')
})

test('a script goes out compressed to whoever takes it, at the door and on loopback', async () => {
  const { host, address } = await door()
  for (const base of [address, host.url.slice(0, -1)]) {
    const url = new URL(base)
    const ask = (accepted: string) =>
      rawRequest(Number(url.port), [
        'GET /assets/guest-0a1B2c3D.js HTTP/1.1',
        `Host: ${url.host}`,
        `Accept-Encoding: ${accepted}`,
      ])
    const small = await ask('gzip, deflate, br')
    expect(small.head).toMatch(/^Content-Encoding: gzip$/m)
    expect(small.head).toMatch(/^Vary: Accept-Encoding$/m)
    expect(small.head).toMatch(/^Content-Type: text\/javascript; charset=utf-8$/m)
    expect(small.head).toMatch(/^Cache-Control: public, max-age=31536000, immutable$/m)
    expect(small.head).toContain(`Content-Length: ${small.body.length}`)
    expect(gunzipSync(Buffer.from(small.body, 'latin1')).toString()).toBe(SCRIPT)
    const plain = await ask('gzip;q=0, br')
    expect(plain.head).not.toMatch(/^Content-Encoding/m)
    expect(plain.head).toMatch(/^Vary: Accept-Encoding$/m)
    expect(plain.body).toBe(SCRIPT)
  }
})

test('a browser says in many ways whether it takes gzip', () => {
  for (const taken of ['gzip', 'GZIP', 'br, gzip;q=0.5', 'deflate,gzip', '*', '*;q=0.1'])
    expect(takesGzip(taken), taken).toBe(true)
  for (const not of [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.0, *', 'x-gzipped', '*;q=0'])
    expect(takesGzip(not), not).toBe(false)
})

test('what phones ask everybody for is answered without a word', async () => {
  const { address } = await door()
  for (const path of [
    'favicon.ico',
    'apple-touch-icon-precomposed.png',
    'generate_204',
    'hotspot-detect.html?a=b',
  ]) {
    const answer = await fetch(`${address}/${path}`)
    expect([path, answer.status, await answer.text()]).toEqual([path, 204, ''])
  }
})

test('a request that never ends is dropped, and others are answered meanwhile', async () => {
  const { address, port } = await door()
  const slow = connect(port, '127.0.0.1')
  let isClosed = false
  slow.on('close', () => {
    isClosed = true
  })
  slow.on('error', () => undefined).resume()
  onTestFinished(() => void slow.destroy())
  slow.write('GET / HTTP/1.1\r\nHost: 127.0.0.1')
  expect((await fetch(address)).status).toBe(200)
  await until('the slow request was dropped', () => isClosed)
})

test('one machine cannot take all connections of the door', async () => {
  const { port } = await door()
  const sockets = Array.from({ length: 300 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  await until(
    'the surplus was turned away',
    () => sockets.filter(({ closed }) => closed).length === 300 - 256,
  )
  for (const socket of sockets.slice(0, 10)) socket.destroy()
  await until('there is room again', async () => {
    const answer = await rawRequest(port, ['GET / HTTP/1.1', `Host: 127.0.0.1:${port}`]).catch(
      () => undefined,
    )
    return answer?.status === 200
  })
})

test('the build writes compressed files beside those that shrink', async () => {
  const { compressFolder } = (await import(
    new URL('../../../../scripts/lib/compress.mjs', import.meta.url).href
  )) as { compressFolder: (folder: string) => Promise<void> }
  const folder = await mkdtemp(join(tmpdir(), 'throughline-compress-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const long = 'word '.repeat(1000)
  for (const name of ['a.js', 'b.css', 'c.html', 'd.svg', 'e.json', 'f.woff2', 'g.txt'])
    await writeFile(join(folder, name), long)
  await writeFile(join(folder, 'short.js'), 'export {}')
  await compressFolder(folder)
  const made = (await readdir(folder)).filter((name) => name.endsWith('.gz')).toSorted()
  expect(made).toEqual(['a.js.gz', 'b.css.gz', 'c.html.gz', 'd.svg.gz', 'e.json.gz'])
  expect(gunzipSync(await readFile(join(folder, 'a.js.gz'))).toString()).toBe(long)
})
