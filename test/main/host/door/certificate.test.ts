import { createHash, X509Certificate } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepCertificate } from '#main/host/door/certificate.ts'
import { keepHostKeys } from '#main/host/door/host-keys.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { createLog } from '#main/host/log.ts'
import { newMachine } from '../support/test-host.ts'

const DAY = 24 * 60 * 60 * 1000

async function place() {
  const { folder } = await newMachine()
  const path = join(folder, 'door', 'certificate.pem')
  const log = createLog(folder)
  return { folder, path, log, keep: (now?: number) => keepCertificate(realFileSystem, path, log, now) }
}

test('a certificate is made once, for two years, and nobody else may read it', async () => {
  const { path, keep } = await place()
  const made = await keep()
  const { validFromDate, validToDate, raw } = new X509Certificate(made.cert)
  expect(validToDate.getTime() - Date.now()).toBeGreaterThan(729 * DAY)
  expect(validToDate.getTime() - Date.now()).toBeLessThan(731 * DAY)
  expect(validFromDate.getTime()).toBeLessThan(Date.now())
  expect(made.fingerprint).toBe(createHash('sha256').update(raw).digest('hex'))
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await keep()).toEqual(made)
})

test('one that ends within a month is followed by another', async () => {
  const { keep } = await place()
  const first = await keep()
  expect((await keep(Date.now() + 690 * DAY)).fingerprint).toBe(first.fingerprint)
  const later = Date.now() + 705 * DAY
  const second = await keep(later)
  expect(second.fingerprint).not.toBe(first.fingerprint)
  expect(await keep(later)).toEqual(second)
})

test('a file that holds something else, or a key of another certificate, is replaced', async () => {
  const { path, keep } = await place()
  const first = await keep()
  const other = await (await place()).keep()
  for (const content of ['', 'no certificate', `${first.key.trim()}\n${other.cert.trim()}\n`]) {
    await writeFile(path, content)
    const made = await keep()
    expect([first.fingerprint, other.fingerprint]).not.toContain(made.fingerprint)
    expect(await readFile(path, 'utf8')).toContain(made.cert.trim())
  }
})

test('where nothing can be kept there is a certificate all the same', async () => {
  const { folder, log } = await place()
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  const made = await keepCertificate(realFileSystem, join(file, 'certificate.pem'), log)
  expect(made.fingerprint).toMatch(/^[\da-f]{64}$/)
})

test('the host’s keys are made once, and nobody else may read them', async () => {
  const { folder, log } = await place()
  const path = join(folder, 'door', 'host.key')
  const made = await keepHostKeys(realFileSystem, path, log)
  expect(await keepHostKeys(realFileSystem, path, log)).toEqual(made)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  await writeFile(path, 'half a key')
  expect((await keepHostKeys(realFileSystem, path, log)).publicKey).not.toEqual(made.publicKey)
})
