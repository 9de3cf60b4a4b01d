import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppFolders, answerAppRequest } from '#main/desktop/app-files.ts'
import { reportBattery } from '#test/support/battery.ts'
import { runsOf } from '#test/support/random.ts'
import { waysOut } from '#test/support/traversal.ts'

const HOST = 'http://127.0.0.1:4711'
const SECRET = 'nobody may read this'

let folder: string
let folders: AppFolders
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-files-'))
  folders = { renderer: join(folder, 'app/renderer'), assets: join(folder, 'app/assets') }
  const files: Record<string, string> = {
    'app/renderer/index.html': '<!doctype html>',
    'app/renderer/assets/app-0a1B2c3D.js': 'export {}',
    'app/renderer/assets/app-0a1B2c3D.css': ':root {}',
    'app/renderer/fonts/sans.woff2': 'font',
    'app/renderer/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'app/renderer/.env': SECRET,
    'app/renderer/assets/.git/config': SECRET,
    'app/assets/templates/empty.json': '{}',
    'app/assets/index.html': SECRET,
    'app/secret.txt': SECRET,
    'secret.txt': SECRET,
    'secrets/passwd': SECRET,
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  if (process.platform !== 'win32') {
    await symlink(join(folder, 'secret.txt'), join(folder, 'app/renderer/link.txt'))
    await symlink(join(folder, 'secrets'), join(folder, 'app/renderer/linked'))
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ask = (url: string, method = 'GET') => answerAppRequest({ url, method }, folders, HOST)

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/index.html', 'text/html; charset=utf-8'],
  ['/index.html?a=b#c', 'text/html; charset=utf-8'],
  ['/assets/app-0a1B2c3D.js', 'text/javascript; charset=utf-8'],
  ['/assets/app-0a1B2c3D.css', 'text/css; charset=utf-8'],
  ['/fonts/sans.woff2', 'font/woff2'],
  ['/icon.svg', 'image/svg+xml'],
  ['/assets/templates/empty.json', 'application/json'],
])('%s is served as %s', async (path, type) => {
  const response = await ask(`throughline://app${path}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy')).toContain(
    `connect-src 'self' ${HOST} ws://127.0.0.1:4711`,
  )
})

test('files are read and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get'])
    expect((await ask('throughline://app/index.html', method)).status, method).toBe(405)
  for (const url of [
    'throughline://print/index.html',
    'throughline://app.evil/index.html',
    'https://app/index.html',
  ])
    expect((await ask(url)).status, url).toBe(404)
})

test('500 ways out of the folder all end at nothing', async () => {
  const seed = runsOf('THROUGHLINE_SEED', 1_500)
  const ways = waysOut(seed, 500)
  for (const way of ways) {
    const response = await ask(`throughline://app${way}`)
    const body = await response.text()
    expect(body, `seed ${seed}: ${way}`).not.toContain(SECRET)
    expect([200, 404], `seed ${seed}: ${way}`).toContain(response.status)
    if (response.status === 200) expect(body, `seed ${seed}: ${way}`).toBe('<!doctype html>')
  }
  reportBattery('T14', 'traversal strings', ways.length, { seed })
})
