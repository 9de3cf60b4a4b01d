/** Asks for files and places, and writes what goes there. */
import { access } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { app, dialog, type FileFilter } from 'electron'
import { writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { endingOf, type FileFormat, FORMATS, formatOfName } from '#shared/formats/file-formats.ts'
import type { AppWindow } from './app-window.ts'
import { confirm } from './messages.ts'

const filterOf = ({ label, endings }: FileFormat): FileFilter => ({ name: label, extensions: [...endings] })

const [PROJECT] = FORMATS
const OPENED = FORMATS.filter(({ reads }) => reads)
const IMPORTED = OPENED.filter(({ id }) => id !== PROJECT.id)

const inOne = (name: string, kinds: readonly FileFormat[]): FileFilter => ({
  name,
  extensions: kinds.flatMap(({ endings }) => [...endings]),
})

/** The folder that was used last, for the next dialog. */
let folder: string | undefined

async function chooseFiles(
  window: AppWindow | undefined,
  title: string,
  filters: FileFilter[],
): Promise<string[]> {
  const options = {
    title,
    filters,
    defaultPath: folder ?? app.getPath('documents'),
    properties: ['openFile' as const, 'multiSelections' as const],
  }
  const chosen = window
    ? await dialog.showOpenDialog(window.browser, options)
    : await dialog.showOpenDialog(options)
  if (chosen.canceled) return []
  folder = chosen.filePaths[0] === undefined ? folder : dirname(chosen.filePaths[0])
  return chosen.filePaths
}

/** Projects to open, or files to make projects of; empty where the person thought better of it. */
export const chooseFilesToOpen = (window: AppWindow | undefined): Promise<string[]> =>
  chooseFiles(window, 'Open', [filterOf(PROJECT), inOne('Everything that can be opened', OPENED)])

/** Files of other kinds, to make projects of. */
export const chooseFilesToImport = (window: AppWindow | undefined): Promise<string[]> =>
  chooseFiles(window, 'Import', [
    inOne('Everything that can be imported', IMPORTED),
    ...IMPORTED.map(filterOf),
  ])

/**
 * Asks for a place for a file of that name, in `within` or in the folder that was used last. Answers the path, whose replacing
 * the person has then agreed to, or `null` when they thought better of it.
 */
export async function choosePlace(
  window: AppWindow,
  title: string,
  suggestedName: string,
  within = folder ?? app.getPath('documents'),
): Promise<string | null> {
  const kind = formatOfName(suggestedName)
  const chosen = await dialog.showSaveDialog(window.browser, {
    title,
    defaultPath: join(within, suggestedName),
    filters: kind ? [filterOf(kind)] : [],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (chosen.canceled || chosen.filePath === '') return null
  return withEnding(window, chosen.filePath, endingOf(suggestedName))
}

/**
 * Asks for a place and writes the bytes there as a whole. `inUse` are paths of opened projects, which only their host may
 * write. Answers the path, or `null` when the person thought better of it.
 */
export async function saveBytes(
  window: AppWindow,
  suggestedName: string,
  bytes: Uint8Array,
  inUse: readonly string[],
): Promise<Result<string | null>> {
  const path = await choosePlace(window, 'Save', suggestedName)
  if (path === null) return ok(null)
  if (inUse.some((other) => resolve(other) === resolve(path)))
    return fail(
      'in-use',
      `“${basename(path)}” is the project that is open. Nothing was written; choose another name for the copy.`,
    )
  const written = await writeFileAtomically(realFileSystem, path, bytes)
  if (!written.ok) return written
  folder = dirname(path)
  return ok(path)
}

/** Some systems leave the ending to the program; what is already there under the full name was then not asked about. */
async function withEnding(window: AppWindow, path: string, ending: string): Promise<string | null> {
  if (ending === '' || extname(path) !== '') return path
  const full = `${path}.${ending}`
  const isThere = await access(full).then(
    () => true,
    () => false,
  )
  if (!isThere) return full
  const replace = await confirm(window.browser, {
    message: `“${basename(full)}” is there already. Replace it?`,
    detail: 'What is in it now will be gone.',
    yes: 'Replace',
    no: 'Cancel',
  })
  return replace ? full : null
}
