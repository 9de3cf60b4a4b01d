import { counted } from '#shared/base/counted.ts'
import type { DuplicateIds, Duplicates } from '#shared/formats/logs/guess-duplicates.ts'
import { joinFiles } from '#shared/formats/logs/guess-join.ts'
import { isSeen, type WizardFile } from './wizard-file.ts'

/** Files that are read as one, and how they come together. */
export interface JoinedFiles {
  readonly files: readonly WizardFile[]
  /** Sentences, by the id of the file that they are about. */
  readonly said: ReadonlyMap<string, readonly string[]>
}

/** Joins several files by their ids. How a person said that a file is to be read stays so. */
export function joinedFiles(files: readonly WizardFile[]): JoinedFiles {
  const seen = files.filter(isSeen)
  if (seen.length < 2) return { files, said: new Map() }
  const { readings, joins, ambiguous } = joinFiles(seen.map(({ known }) => known.inspection))
  const joined = new Map(
    seen.map((file, at) => {
      const isGuessed = file.known.reading === file.known.inspection.reading
      const reading = isGuessed ? (readings[at] ?? file.known.reading) : file.known.reading
      return [file.id, { ...file, known: { ...file.known, reading } }] as const
    }),
  )
  const said = seen.map((file, at) => {
    const join = joins[at]
    const apart = ambiguous.filter((sentence) => sentence.startsWith(`“${file.known.inspection.name}”`))
    return [file.id, join ? [join.why, ...twiceWords(join.duplicates)] : apart] as const
  })
  return { files: files.map((file) => joined.get(file.id) ?? file), said: new Map(said) }
}

/** What a single file says of customers that stand in it under several ids, a sentence each. */
export const duplicateWords = (duplicates: readonly DuplicateIds[]): readonly string[] =>
  duplicates.flatMap(({ column, ...rest }) =>
    column === null
      ? twiceWords(rest)
      : [
          `${counted(rest.customers, 'address', 'addresses')} in “${column}” ${rest.customers === 1 ? 'has' : 'have'} several ids, such as ${examplesOf(rest)}. Choose “${column}” as the id if an address is one customer.`,
        ],
  )

const twiceWords = (duplicates: Duplicates): readonly string[] =>
  duplicates.customers === 0
    ? []
    : [
        `${counted(duplicates.customers, 'id')} of the rows looked at ${duplicates.customers === 1 ? 'is' : 'are'} written in several ways, such as ${examplesOf(duplicates)}. “Ids are the same if” says whether they are one.`,
      ]

const examplesOf = ({ examples }: Duplicates): string =>
  examples
    .slice(0, 3)
    .map((ids) => ids.map((id) => `“${id}”`).join(' and '))
    .join('; ')
