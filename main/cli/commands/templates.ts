import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '#main/host/data-folder.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openUserTemplates, type UserTemplates } from '#main/host/library/user-templates.ts'
import type { Log } from '#main/host/log.ts'
import { SAMPLE } from '#main/host/new-project.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readTemplateIndex, type TemplateInfo } from '#shared/formats/templates.ts'
import type { Work } from '../outcome.ts'
import { assetsFolder } from '../places.ts'

/** Heading of the templates that people saved. */
const YOURS = 'Yours'

/** Templates that people saved with the app, in the folder of its own things. */
export const userTemplates = (log: Log): UserTemplates =>
  openUserTemplates(realFileSystem, join(dataFolder(), 'templates'), log)

async function allTemplates(log: Log): Promise<Result<readonly TemplateInfo[]>> {
  const list = await listTemplates()
  if (!list.ok) return list
  const own = await userTemplates(log).list()
  return ok([...list.value, ...own.map(({ changedAt: _, ...info }) => ({ ...info, group: YOURS }))])
}

/** The list of templates that this program brings, in the order in which they are offered. */
async function listTemplates(): Promise<Result<readonly TemplateInfo[]>> {
  try {
    return readTemplateIndex(JSON.parse(await readFile(join(assetsFolder, 'templates/index.json'), 'utf8')))
  } catch {
    return fail(
      'no-templates',
      'The list of templates is missing. Installing Throughline again brings it back.',
    )
  }
}

/** The template of that id or title, whatever its capitals, the program's own first; the sample project counts as one. */
export async function findTemplate(
  wanted: string,
  log: Log,
): Promise<Result<Pick<TemplateInfo, 'id' | 'title'>>> {
  const list = await allTemplates(log)
  if (!list.ok) return list
  const same = (text: string) => text.toLowerCase() === wanted.trim().toLowerCase()
  const found = [...list.value, { id: SAMPLE, title: 'Sample' }].find(
    ({ id, title }) => same(id) || same(title),
  )
  if (found) return ok(found)
  return fail('unknown-template', `There is no template “${wanted}”. “throughline templates” lists them all.`)
}

/** `throughline templates` */
export const templates: Work = async ({ log }) => {
  const list = await allTemplates(log)
  if (!list.ok) return list
  const groups = Map.groupBy(list.value, ({ group }) => group)
  const lines = [...groups].flatMap(([group, members]) => [
    group,
    ...members.flatMap(({ id, title, description }) => [`  ${title} (${id})`, `    ${description}`]),
  ])
  return ok({ lines, json: list.value })
}
