import { basename, extname } from 'node:path'
import { fromTemplate } from '#main/host/new-project.ts'
import { ok } from '#shared/base/result.ts'
import { fileOptions } from '../file-options.ts'
import { STANDARD } from '../input.ts'
import type { Work } from '../outcome.ts'
import { assetsFolder } from '../places.ts'
import { chooseTarget } from '../target.ts'
import { findTemplate, userTemplates } from './templates.ts'

export interface NewOptions {
  readonly template: string
  /** The template's finished example instead of its frame. */
  readonly example?: boolean
  readonly title?: string
  readonly force?: boolean
}

/** `throughline new`: a project from a template or its example. Without a title it is called like its file. */
export const newProject =
  (path: string, options: NewOptions): Work =>
  async ({ signal, log }) => {
    const target = await chooseTarget(path, options)
    if (!target.ok) return target
    const template = await findTemplate(options.template, log)
    if (!template.ok) return template
    const example = options.example ? { example: true } : {}
    const wanted = { template: template.value.id, ...titleOf(path, options), ...example }
    const file = await fromTemplate({ assetsFolder, templates: userTemplates(log) }, wanted, fileOptions(log))
    if (!file.ok) return file
    const written = await target.value.write(file.value.bytes, signal)
    if (!written.ok) return written
    const { title } = file.value
    const source = `${options.example ? 'the example of ' : ''}the template ${template.value.title}`
    return ok({
      lines: target.value.isStdout ? [] : [`Made “${title}” in ${path} from ${source}.`],
      json: { file: path, title, template: template.value.id, ...example },
    })
  }

function titleOf(path: string, { title }: NewOptions): { readonly title?: string } {
  if (title !== undefined) return { title }
  return path === STANDARD ? {} : { title: basename(path, extname(path)) }
}
