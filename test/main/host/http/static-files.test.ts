import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathOfTarget } from '#main/host/http/static-files.ts'
import { rawRequest } from '../support/raw-http.ts'
import { newMachine, runningHost } from '../support/test-host.ts'

test('the page loads without a token and may only load what is the host’s own', async () => {
  const host = await runningHost()
  const answer = await fetch(host.url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${host.port} ws://localhost:${host.port}`)
  expect(policy).not.toContain('unsafe-eval')
  expect(await answer.text()).not.toContain(host.token)
})

test('files whose name holds their hash may be kept for good, others are asked for anew', async () => {
  const host = await runningHost()
  const script = await fetch(new URL('assets/index-0a1B2c3D.js', host.url))
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const template = await fetch(new URL('assets/templates/empty.json', host.url))
  expect(template.headers.get('cache-control')).toBe('no-cache')
  expect(((await template.json()) as { template: { title: string } }).template.title).toBe('Empty')
})

test('HEAD gives the head, other methods nothing', async () => {
  const host = await runningHost()
  const head = await fetch(host.url, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await fetch(host.url, { method })).status, method).toBe(405)
})

test('an app that was not built says so', async () => {
  const machine = await newMachine()
  const host = await runningHost(machine, { rendererFolder: join(machine.folder, 'nowhere') })
  const answer = await fetch(host.url)
  expect(answer.status).toBe(503)
  expect(((await answer.json()) as { message: string }).message).toContain('npm start')
})

const SECRET = 'a secret beside the folder'

/** Ways to write "the parent folder" and other places, as they were tried on servers before. */
const ESCAPES = [
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/assets/../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/%252e%252e/secret.txt',
  '/..%c0%afsecret.txt',
  '/.%2e/secret.txt',
  '/assets/..%00/secret.txt',
  '/index.html%00',
  '/index.html/',
  '/index.html::$DATA',
  '//secret.txt',
  '/./secret.txt',
  '/assets//index-0a1B2c3D.js',
  '/link.txt',
  '/linked/secret.txt',
  '/.hidden.txt',
  '/C:/secret.txt',
  '/file:///secret.txt',
  '/%',
  '/%E0%A4%A',
  '/con',
  '/assets',
  '/assets/',
  '*',
  'secret.txt',
  'http://127.0.0.1/secret.txt',
]

test('no path leads out of the folders', async () => {
  const machine = await newMachine()
  const { rendererFolder } = machine.options
  await writeFile(join(machine.folder, 'secret.txt'), SECRET)
  await writeFile(join(rendererFolder, '.hidden.txt'), SECRET)
  await mkdir(join(machine.folder, 'beside'))
  await writeFile(join(machine.folder, 'beside', 'secret.txt'), SECRET)
  if (process.platform !== 'win32') {
    await symlink(join(machine.folder, 'secret.txt'), join(rendererFolder, 'link.txt'))
    await symlink(join(machine.folder, 'beside'), join(rendererFolder, 'linked'))
  }
  const host = await runningHost(machine)
  for (const target of ESCAPES) {
    const lines = [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${host.port}`]
    const { status, body } = await rawRequest(host.port, lines)
    expect([400, 404], `${target} → ${status}`).toContain(status)
    expect(body, target).not.toContain(SECRET)
  }
  expect((await fetch(host.url)).status).toBe(200)
})

test('a target is a path of plain names, or nothing', () => {
  expect(pathOfTarget('/')).toBe('index.html')
  expect(pathOfTarget('/?a=b')).toBe('index.html')
  expect(pathOfTarget('/assets/My%20font-0a1B2c3D.woff2?v=1')).toBe('assets/My font-0a1B2c3D.woff2')
  for (const target of ESCAPES.filter((target) => !/^\/(?:assets$|con$|link|secret)/.test(target)))
    expect(pathOfTarget(target), target).toBeUndefined()
})
