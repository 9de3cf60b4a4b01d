import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLE } from '#main/host/new-project.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readTemplateIndex, type TemplateInfo } from '#shared/formats/templates.ts'
import type { Work } from '../outcome.ts'
import { assetsFolder } from '../places.ts'

/** The list of templates that this program brings, in the order in which they are offered. */
export async function listTemplates(): Promise<Result<readonly TemplateInfo[]>> {
  try {
    return readTemplateIndex(JSON.parse(await readFile(join(assetsFolder, 'templates/index.json'), 'utf8')))
  } catch {
    return fail(
      'no-templates',
      'The list of templates is missing. Installing Throughline again brings it back.',
    )
  }
}

/** The template of that id or title, whatever its capitals; the sample project counts as one. */
export async function findTemplate(wanted: string): Promise<Result<Pick<TemplateInfo, 'id' | 'title'>>> {
  const list = await listTemplates()
  if (!list.ok) return list
  const same = (text: string) => text.toLowerCase() === wanted.trim().toLowerCase()
  const found = [...list.value, { id: SAMPLE, title: 'Sample' }].find(
    ({ id, title }) => same(id) || same(title),
  )
  if (found) return ok(found)
  return fail('unknown-template', `There is no template “${wanted}”. “throughline templates” lists them all.`)
}

/** `throughline templates` */
export const templates: Work = async () => {
  const list = await listTemplates()
  if (!list.ok) return list
  const groups = Map.groupBy(list.value, ({ group }) => group)
  const lines = [...groups].flatMap(([group, members]) => [
    group,
    ...members.flatMap(({ id, title, description }) => [`  ${title} (${id})`, `    ${description}`]),
  ])
  return ok({ lines, json: list.value })
}
