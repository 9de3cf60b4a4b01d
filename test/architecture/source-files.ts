import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dirname, '../..')

/** The TypeScript files in `folders` of the repository, as paths with forward slashes. */
export async function sourceFiles(folders: readonly string[]): Promise<string[]> {
  const trees = folders.map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  })
  return (await Promise.all(trees)).flat()
}
