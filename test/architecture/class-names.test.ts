import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './source-files.ts'

/** A rule for all elements of a class, wherever they stand. The formatter puts it at the beginning of a line. */
const OWN_RULE = /^\.([a-z][\w-]*)(?=,| \{)/gm

test('no two style sheets of the window say what a class looks like: the one loaded later would change the other’s', async () => {
  const sheets = new Map<string, Set<string>>()
  // The page for phones is another page, with names of its own.
  for await (const path of glob('renderer/!(guest)/**/*.css', { cwd: root })) {
    const text = await readFile(join(root, path), 'utf8')
    for (const [, name = ''] of text.matchAll(OWN_RULE))
      sheets.set(name, (sheets.get(name) ?? new Set()).add(path))
  }
  expect(sheets.size).toBeGreaterThan(500)
  expect([...sheets].filter(([, paths]) => paths.size > 1)).toEqual([])
})
