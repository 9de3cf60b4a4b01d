import { readingsOf } from '#renderer/actions/journey-reading.ts'
import { journeyEngine } from '#renderer/session/journey/engine.ts'
import type { FileToRead } from '#renderer/session/journey/engine-types.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Inspection, Asked as Told } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import type { DataSet, Subject } from '#shared/model/data-set.ts'
import { joinedFiles } from './joined-files.ts'
import { isSeen, newFiles, readingAsBefore, renamed, type WizardFile } from './wizard-file.ts'

/** The files that are brought, and what was said of them. */
export interface ShelfState {
  readonly files: readonly WizardFile[]
  /** How each file comes together with the others: sentences, by its id. */
  readonly said: ReadonlyMap<string, readonly string[]>
  /** The file whose columns are shown. */
  readonly shownId: string | null
  /** The data set that the files add to; `null`: they are a new one. */
  readonly into: DataSet | null
  readonly subject: Subject
  /** Of the last thing that was tried. */
  readonly problem: Problem | null
}

/** The part of a store that a shelf needs. */
interface ShelfStore {
  readonly getState: () => ShelfState
  readonly setState: (changes: Partial<ShelfState>) => void
}

/** Looks at files, and knows how each of them is to be read. */
export class FileShelf {
  readonly #store: ShelfStore

  constructor(store: ShelfStore) {
    this.#store = store
  }

  /** Files of the same data, beside those that are there. */
  async add(files: readonly File[]): Promise<void> {
    const { into } = this.#now
    const readings = into && readingsOf(into)
    const taken = [...this.#now.files, ...(readings?.files ?? [])].map(({ name }) => name)
    const added = newFiles(files, taken)
    this.#set({
      files: [...this.#now.files, ...added],
      shownId: this.#now.shownId ?? added[0]?.id ?? null,
      problem: null,
    })
    await Promise.all(added.map(({ id }) => this.lookAgain(id, {})))
    if (into) return
    const { files: joined, said } = joinedFiles(this.#now.files)
    this.#set({ files: joined, said })
    const first = this.#now.files.find(isSeen)
    if (first && added.some(({ id }) => id === first.id))
      this.#set({ subject: first.known.inspection.subject })
  }

  remove(id: string): void {
    const files = this.#now.files.filter((file) => file.id !== id)
    this.#set({ files, shownId: files[0]?.id ?? null, problem: null })
  }

  show(id: string): void {
    this.#set({ shownId: id })
  }

  setReading(id: string, reading: LogReading): void {
    this.#edit(id, (known) => (known.kind === 'seen' ? { ...known, reading } : known))
  }

  /** Looks at a file again, where its bytes are to be understood otherwise. */
  async lookAgain(id: string, told: Told): Promise<void> {
    const file = this.#now.files.find((one) => one.id === id)
    if (!file) return
    const seen = await journeyEngine.inspect(file.name, file.file, told)
    this.#edit(id, (known) => {
      if (seen.ok) return seenAgain(known, seen.value)
      return known.kind === 'seen' ? known : { kind: 'refused', problem: seen.error }
    })
    if (!seen.ok) this.#set({ problem: seen.error })
  }

  /** Whether the files add to a data set, or are a new one. */
  setInto(into: DataSet | null): void {
    const readings = into && readingsOf(into)
    this.#set({
      into,
      files: renamed(this.#now.files, readings?.files.map(({ name }) => name) ?? []).map((file) => {
        if (!isSeen(file)) return file
        const before = readings && readingAsBefore(file, readings)
        return { ...file, known: { ...file.known, reading: before ?? file.known.inspection.reading } }
      }),
      ...(readings && { subject: readings.subject }),
    })
  }

  setSubject(subject: Subject): void {
    this.#set({ subject })
  }

  /** Whether rows count that repeat another one. */
  countRepeated(counts: boolean): void {
    const repeated = counts ? 'keep' : 'leave-out'
    for (const { id, known } of this.#now.files.filter(isSeen))
      this.setReading(id, { ...known.reading, repeated })
  }

  /** The files as they are read now; one that was refused is not among them. */
  toRead(): readonly FileToRead[] {
    return this.#now.files
      .filter(isSeen)
      .map(({ name, file, known: { reading } }) => ({ name, content: file, reading }))
  }

  get #now(): ShelfState {
    return this.#store.getState()
  }

  #set(changes: Partial<ShelfState>): void {
    this.#store.setState(changes)
  }

  #edit(id: string, change: (known: WizardFile['known']) => WizardFile['known']): void {
    this.#set({
      files: this.#now.files.map((file) => (file.id === id ? { ...file, known: change(file.known) } : file)),
      problem: null,
    })
  }
}

/** What was said of columns stays said, as long as they are the same ones. */
function seenAgain(before: WizardFile['known'], inspection: Inspection): WizardFile['known'] {
  const names = ({ columns }: Inspection): string => JSON.stringify(columns.map(({ name }) => name))
  const { format, encoding, delimiter, sheet, head } = inspection.reading
  const isSame = before.kind === 'seen' && names(before.inspection) === names(inspection)
  const reading = isSame
    ? { ...before.reading, format, encoding, delimiter, head, ...(sheet !== undefined && { sheet }) }
    : inspection.reading
  return { kind: 'seen', inspection, reading }
}
