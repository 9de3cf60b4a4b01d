import { basename, extname } from 'node:path'
import { fromTemplate } from '#main/host/new-project.ts'
import { ok } from '#shared/base/result.ts'
import { fileOptions } from '../file-options.ts'
import { STANDARD } from '../input.ts'
import type { Work } from '../outcome.ts'
import { assetsFolder } from '../places.ts'
import { chooseTarget } from '../target.ts'
import { findTemplate } from './templates.ts'

export interface NewOptions {
  readonly template: string
  readonly title?: string
  readonly force?: boolean
}

/** `throughline new`: a project from a template. Without a title it is called like its file. */
export const newProject =
  (path: string, options: NewOptions): Work =>
  async ({ signal, log }) => {
    const target = await chooseTarget(path, options)
    if (!target.ok) return target
    const template = await findTemplate(options.template)
    if (!template.ok) return template
    const title = options.title ?? (path === STANDARD ? undefined : basename(path, extname(path)))
    const file = await fromTemplate(assetsFolder, template.value.id, title, fileOptions(log))
    if (!file.ok) return file
    const written = await target.value.write(file.value.bytes, signal)
    if (!written.ok) return written
    return ok({
      lines: target.value.isStdout
        ? []
        : [`Made “${file.value.title}” in ${path} from the template ${template.value.title}.`],
      json: { file: path, title: file.value.title, template: template.value.id },
    })
  }
