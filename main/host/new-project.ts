/** Makes the files of new projects: from a template, from the sample, from a file that somebody brings. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { nameForTitle } from '#shared/base/file-name.ts'
import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { detectFormat, importFile } from '#shared/formats/import-file.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { readProjectJson, renewIds } from '#shared/formats/project-json.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import type { NewProject } from '#shared/protocol/http.ts'
import { writeFileAtomically } from './files/atomic-file.ts'
import { type FileSystem, makeFolder } from './files/file-system.ts'
import { freeName } from './library/file-names.ts'
import { isOwnTemplate, type UserTemplates } from './library/user-templates.ts'
import { NEWER } from './project/load-project.ts'
import { encodeFile, type FileOptions } from './project/project-file.ts'

/** What goes into a new project's file, and what could not be carried into it. */
export interface NewFile {
  readonly title: string
  readonly bytes: Uint8Array
  readonly report: readonly string[]
}

/** The name by which the sample is asked for, as if it were a template. */
export const SAMPLE = 'sample'

const TEMPLATE_NAME = /^[a-z0-9][a-z0-9-]{0,60}$/

/** Where templates come from: the program's own folder of them, and those that people saved. */
export interface TemplatePlaces {
  readonly assetsFolder: string
  readonly templates: UserTemplates
}

/** A project as a template or its example makes it, under a title of one's own. */
export async function fromTemplate(
  places: TemplatePlaces,
  wanted: NewProject,
  options: FileOptions,
): Promise<Result<NewFile>> {
  const json = await findTemplateJson(places, wanted)
  if (!json.ok) return json
  const read = wanted.template === SAMPLE ? readProjectJson(json.value) : readTemplate(json.value)
  if (!read.ok) return read
  const ownTitle = wanted.title?.trim() || read.value.title
  return ok({ ...makeFile(ownTitle, renewIds(read.value.records), options), report: read.value.report })
}

async function findTemplateJson(
  { assetsFolder, templates }: TemplatePlaces,
  { template, example = false }: NewProject,
): Promise<Result<unknown>> {
  if (isOwnTemplate(template)) return example ? NO_EXAMPLE : templates.read(template)
  const folder = join(assetsFolder, 'templates')
  const frame =
    template === SAMPLE ? join(assetsFolder, 'sample', 'mira.json') : join(folder, `${template}.json`)
  const value = TEMPLATE_NAME.test(template) ? await readJson(frame) : undefined
  if (value === undefined)
    return fail('unknown-template', 'There is no such template. Choose another one from the list.')
  // The sample is its own example.
  if (!example || template === SAMPLE) return ok(value)
  const finished = await readJson(join(folder, 'examples', `${template}.json`))
  return finished === undefined ? NO_EXAMPLE : ok(finished)
}

const NO_EXAMPLE = fail(
  'no-example',
  'There is no finished example of this template. Start from the template itself.',
)

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** A project from the bytes of a file of any kind that can be imported. */
export async function fromBytes(
  name: string,
  bytes: Uint8Array,
  options: FileOptions,
): Promise<Result<NewFile>> {
  const fileName = basename(name.replaceAll('\\', '/')) || 'This file'
  const format = detectFormat(fileName, bytes)
  if (!format.ok) return format
  const fallback = basename(fileName, extname(fileName))
  if (format.value === 'journey') return fromJourney(bytes, fallback)
  const imported = await importFile(fileName, bytes)
  if (!imported.ok) return imported
  const { title, records, report } = imported.value
  return ok({ ...makeFile(title || fallback, renewIds(records), options), report })
}

/** A project file stays as it is, with its history and images, so that it can be merged with the one it is a copy of. */
function fromJourney(bytes: Uint8Array, fallback: string): Result<NewFile> {
  const opened = openJourney(bytes)
  if (!opened.ok) return opened
  const { doc, newer, manifest, report } = opened.value
  doc.destroy()
  return newer ? fail('newer', NEWER) : ok({ title: manifest.title || fallback, bytes, report })
}

function makeFile(title: string, records: readonly RecordToInsert[], options: FileOptions) {
  const doc = createDocument(newId(), title, Date.now())
  runCommands(doc, [{ type: 'records.insert', records }], 'new')
  const { bytes } = encodeFile(doc, { images: new Map(), unknownParts: new Map() }, options)
  doc.destroy()
  return { title, bytes }
}

/** Tries to find a free name, should others take one at the same time. */
const ATTEMPTS = 20

/** Puts a new file into a folder, under a name that says its title and that nothing there has. Answers its path. */
export async function placeFile(
  fs: FileSystem,
  folder: string,
  { title, bytes }: NewFile,
): Promise<Result<string>> {
  for (let attempt = 1; ; attempt++) {
    try {
      await makeFolder(fs, folder)
    } catch {
      // Writing says in words what is wrong with the folder.
    }
    const path = join(folder, freeName(nameForTitle(title), await readdir(folder).catch(() => [])))
    const written = await writeFileAtomically(fs, path, bytes, { replaces: null })
    if (written.ok) return ok(path)
    if (written.error.code !== 'changed-outside' || attempt === ATTEMPTS) return written
  }
}
