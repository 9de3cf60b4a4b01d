import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../dist/renderer/guest')

/** What a phone loads before anybody can type a name. */
async function firstFiles(): Promise<readonly string[]> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const linked = [...page.matchAll(/(?:src|href)="\/guest\/([^"]+)"/g)].map(([, path]) => path as string)
  return ['index.html', ...linked]
}

test('all that the first page loads is under 150 kB on the wire', async () => {
  const files = await firstFiles()
  expect(files.map((path) => path.split('.').at(-1)).sort()).toEqual(['css', 'html', 'js', 'svg'])
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(await readFile(join(folder, path))).length),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
})

test('needs nothing that plain HTTP or the Safari of iOS 15.4 does not have', async () => {
  const lacking =
    /\.(?:toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|withResolvers|groupBy|fromAsync)\b|\(\?<[=!]|crypto\.subtle|randomUUID|navigator\.(?:clipboard|serviceWorker|wakeLock)/g
  const scripts = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js'))
  for (const name of scripts)
    expect((await readFile(join(folder, 'assets', name), 'utf8')).match(lacking)).toBeNull()
})
