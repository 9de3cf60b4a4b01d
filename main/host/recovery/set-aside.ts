/** What could not be read and was put aside instead of being thrown away; see `journal-recovery.ts`, `load-project.ts`. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { SetAside } from '#shared/protocol/support.ts'
import { causeOf } from '../files/file-problem.ts'

/** Without the title, which the list of projects knows. */
type Found = Omit<SetAside, 'title'> & { readonly projectId: string }

const PLACES: readonly { readonly pattern: RegExp; readonly kind: SetAside['kind'] }[] = [
  { pattern: /^library\.json\.damaged$/, kind: 'project-list' },
  { pattern: /^journals\/([\w-]+)\/[^/]+\.damaged$/, kind: 'journal-part' },
  { pattern: /^journals\/([\w-]+)\.\d+\.unusable$/, kind: 'unusable-journal' },
  { pattern: /^rooms\/([\w-]+)\.json\.damaged$/, kind: 'room' },
]

/** Everything of that sort in a data folder, the latest first. */
export async function findSetAside(dataFolder: string): Promise<readonly Found[]> {
  const names = await candidates(dataFolder)
  const found = await Promise.all(names.map((name) => describe(dataFolder, name)))
  return found.flatMap((one) => one ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Names within the data folder that may be some of it, with `/` between the parts. */
async function candidates(dataFolder: string): Promise<string[]> {
  const within = async (folder: string) =>
    (await readdir(join(dataFolder, folder)).catch(() => [])).map((name) =>
      folder === '' ? name : `${folder}/${name}`,
    )
  const journals = await within('journals')
  const segments = await Promise.all(journals.filter((name) => isId(name.slice(9))).map(within))
  return [...(await within('')), ...journals, ...segments.flat(), ...(await within('rooms'))]
}

async function describe(dataFolder: string, name: string): Promise<Found | undefined> {
  for (const { pattern, kind } of PLACES) {
    const parts = pattern.exec(name)
    if (!parts) continue
    const path = join(dataFolder, ...name.split('/'))
    const status = await stat(path).catch(() => undefined)
    if (!status) return undefined
    const size = status.isDirectory() ? await sizeOfFolder(path) : status.size
    return { name, path, kind, projectId: parts[1] ?? '', at: status.mtime.toISOString(), size }
  }
  return undefined
}

async function sizeOfFolder(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)))
  return sizes.reduce((sum, status) => sum + (status?.size ?? 0), 0)
}

/** Removes something of it, for good. Anything else in the data folder is safe from this. */
export async function removeSetAside(dataFolder: string, name: string): Promise<Result<null>> {
  const there = (await findSetAside(dataFolder)).find((one) => one.name === name)
  if (!there) return fail('missing', 'This is not there any more. Nothing was removed.')
  try {
    await rm(there.path, { recursive: true })
    return ok(null)
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    return fail(code, `It was not removed because ${happened}; ${remedy} and try again.`)
  }
}
