/** Templates that people saved: a project JSON each, in a folder of the app's own. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { writeTemplate } from '#shared/formats/make-template.ts'
import { stringifyProjectJson } from '#shared/formats/project-json.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import type { SavedTemplate, TemplateWords } from '#shared/protocol/http.ts'
import { cleanUpFolder, writeFileAtomically } from '../files/atomic-file.ts'
import { causeOf } from '../files/file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'

/** More than these nobody finds again. */
const MOST = 500

const NAME = /^(own-[0-9a-f]{12})\.json$/

/** Whether an id is that of a template somebody saved; those that come with the program are called otherwise. */
export const isOwnTemplate = (id: unknown): id is string => typeof id === 'string' && NAME.test(`${id}.json`)

export interface UserTemplates {
  /** Newest first. One that cannot be read is left out. */
  readonly list: () => Promise<SavedTemplate[]>
  /** The parsed file. Refuses (`unknown-template`, `damaged`) in a sentence. */
  readonly read: (id: string) => Promise<Result<unknown>>
  /** Keeps a template. Refuses what is none, and where the disk does. */
  readonly save: (json: unknown) => Promise<Result<SavedTemplate>>
  readonly rename: (id: string, words: TemplateWords) => Promise<Result<SavedTemplate>>
  readonly remove: (id: string) => Promise<Result<null>>
}

const UNKNOWN = fail('unknown-template', 'This template is not there any more. Choose another one.')

export function openUserTemplates(fs: FileSystem, folder: string, log: Log): UserTemplates {
  const pathOf = (id: string) => join(folder, `${id}.json`)

  const read = async (id: string): Promise<Result<unknown>> => {
    if (!isOwnTemplate(id)) return UNKNOWN
    try {
      return ok(JSON.parse((await readWhole(fs, pathOf(id))).toString('utf8')))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return UNKNOWN
      return fail('damaged', 'This template cannot be read. Its file was left as it is; choose another one.')
    }
  }
  const describe = async (id: string): Promise<Result<SavedTemplate>> => {
    const json = await read(id)
    if (!json.ok) return json
    const template = readTemplate(json.value)
    if (!template.ok) return template
    const { modified } = await fs.stat(pathOf(id))
    return ok({ id, ...template.value.template, changedAt: new Date(modified).toISOString() })
  }
  const names = async (): Promise<string[]> => {
    try {
      return (await fs.readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? [])
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') log.error('The templates of one’s own could not be listed.', error)
      return []
    }
  }
  /** Only what a template can hold is kept, whatever else the sender put into it. */
  const write = async (id: string, json: unknown, words?: TemplateWords): Promise<Result<SavedTemplate>> => {
    const read = readTemplate(json)
    if (!read.ok) return read
    const { records, template } = read.value
    const text = stringifyProjectJson(writeTemplate(records, { ...template, ...words }))
    try {
      await makeFolder(fs, folder)
      await cleanUpFolder(fs, folder)
    } catch (error) {
      const { code, happened, remedy } = causeOf(error)
      return fail(code, `The template was not saved because ${happened}; ${remedy} and try again.`)
    }
    const written = await writeFileAtomically(fs, pathOf(id), Buffer.from(text))
    if (written.ok) return describe(id)
    const { code, message } = written.error
    return fail(code, message.replace(`“${id}.json”`, 'The template'))
  }
  return {
    async list() {
      const found = await Promise.all((await names()).map((id) => describe(id).catch(() => UNKNOWN)))
      return found.flatMap((one) => (one.ok ? [one.value] : [])).sort(newestFirst)
    },
    read,
    async save(json) {
      if ((await names()).length >= MOST)
        return fail('too-many', `There are ${MOST} templates already. Delete some, then save this one again.`)
      return write(`own-${randomBytes(6).toString('hex')}`, json)
    },
    async rename(id, words) {
      const json = await read(id)
      return json.ok ? write(id, json.value, words) : json
    },
    async remove(id) {
      if (!isOwnTemplate(id)) return UNKNOWN
      try {
        await fs.unlink(pathOf(id))
        return ok(null)
      } catch (error) {
        const { code, happened, remedy } = causeOf(error)
        if (errorCode(error) === 'ENOENT') return UNKNOWN
        return fail(code, `The template was not deleted because ${happened}; ${remedy} and try again.`)
      }
    },
  }
}

const newestFirst = (a: SavedTemplate, b: SavedTemplate): number =>
  a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0
