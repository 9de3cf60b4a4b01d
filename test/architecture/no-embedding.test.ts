/** Pages show what the program draws, and nothing that comes from elsewhere or that somebody wrote as markup. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Ways in which text becomes markup or code, or another page comes into ours. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'another page inside':
    /(?<!\w)<(?:iframe|frame|webview|object|embed|portal|fencedframe)\b|createElement\(['"`](?:iframe|object|embed|webview)/,
  'text as markup':
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|HTMLUnsafe/,
  'text as code': /\beval\(|new Function\(|\bset(?:Timeout|Interval)\(\s*['"`]|importScripts\(/,
  'something from elsewhere':
    /(?:src|href|action)=["{'`]+(?:https?:)?\/\/|@import\s+(?:url\()?['"]?(?:https?:)?\/\/|fetch\(\s*['"`]https?:|\bping=/,
}

async function sources(...folders: readonly string[]): Promise<string[]> {
  const names = await Promise.all(folders.map((folder) => readdir(join(root, folder), { recursive: true })))
  return folders
    .flatMap((folder, index) => (names[index] ?? []).map((name) => join(folder, name)))
    .filter((path) => /\.(?:tsx?|html|css)$/.test(path))
}

test.each(Object.entries(FORBIDDEN))('no page has %s', async (_what, pattern) => {
  const paths = await sources('renderer', 'shared')
  expect(paths.length).toBeGreaterThan(200)
  const found: string[] = []
  for (const path of paths) {
    const code = (await readFile(join(root, path), 'utf8')).replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')
    if (pattern.test(code)) found.push(path)
  }
  expect(found).toEqual([])
})
