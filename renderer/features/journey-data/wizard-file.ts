import { newId } from '#shared/base/ids.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Inspection } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading, Readings } from '#shared/formats/logs/reading.ts'
import { lackOf, missingColumns } from './column-uses.ts'

/** A file on its way in. */
export interface WizardFile {
  readonly id: string
  readonly file: File
  /** As it is called among the files of the data set: no two are alike. */
  readonly name: string
  readonly known:
    | { readonly kind: 'looking' }
    | { readonly kind: 'refused'; readonly problem: Problem }
    | { readonly kind: 'seen'; readonly inspection: Inspection; readonly reading: LogReading }
}

/** A file whose beginning was looked at. */
export type SeenFile = WizardFile & { readonly known: { readonly kind: 'seen' } }
export const isSeen = (file: WizardFile): file is SeenFile => file.known.kind === 'seen'

/** Files as they came, under names that are not taken yet. */
export const newFiles = (files: readonly File[], taken: readonly string[]): readonly WizardFile[] =>
  renamed(
    files.map((file) => ({ id: newId(), file, name: file.name, known: { kind: 'looking' } })),
    taken,
  )

/** The files under names that are not taken: where they add to other ones, those are others. */
export function renamed(files: readonly WizardFile[], taken: readonly string[]): readonly WizardFile[] {
  const names = new Set(taken)
  return files.map((one) => {
    const name = freeName(one.file.name, names)
    names.add(name)
    return { ...one, name }
  })
}

/** `export (2).csv` where there is an `export.csv` already. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = /(?:\.[A-Za-z0-9]{1,5}){0,2}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  let candidate = name
  for (let turn = 2; taken.has(candidate); turn++) candidate = `${stem} (${turn})${ending}`
  return candidate
}

/** The names of a file's columns. */
export const columnsOf = ({ known }: SeenFile): readonly string[] => columnsIn(known.inspection)

const columnsIn = ({ columns }: Inspection): readonly string[] => columns.map(({ name }) => name)

/** Why nothing can be read from a file, whatever is said of its columns: a sentence; `null` where it can, or nobody knows yet. */
export function refusalOf({ known }: WizardFile): string | null {
  if (known.kind === 'refused') return known.problem.message
  return known.kind === 'seen' ? known.inspection.lookup : null
}

/** What still keeps a file from being read, a sentence; `null`: nothing. */
export function lackOfFile(file: WizardFile): string | null {
  if (file.known.kind === 'looking') return `Looking at “${file.file.name}”…`
  return refusalOf(file) ?? (isSeen(file) ? lackOf(file.known.reading, columnsOf(file)) : null)
}

/**
 * How a newer export is read: as the earlier ones of its shape were, but for what is each file's own way of writing; `null`
 * where it lacks columns that all of them had.
 */
export function readingAsBefore(file: SeenFile, { files }: Readings): LogReading | null {
  const columns = columnsOf(file)
  const before = files.findLast(({ reading }) => missingColumns(reading, columns).length === 0)
  if (!before || lackOf(before.reading, columns) !== null) return null
  const { format, delimiter, encoding, sheet, head } = file.known.reading
  const { sheet: _, ...rest } = before.reading
  return { ...rest, format, delimiter, encoding, head, ...(sheet !== undefined && { sheet }) }
}
