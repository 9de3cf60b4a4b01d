import { createStore, type StoreApi } from 'zustand/vanilla'
import { titleOfData } from '#renderer/actions/dropped-files.ts'
import { openImport } from '#renderer/actions/import-actions.ts'
import { journeyEngine, keptFiles, readingsOf } from '#renderer/actions/journey-actions.ts'
import { isNothingNew, mapPlaces, requestFor } from '#renderer/actions/journey-reading.ts'
import type { FileToRead, LogSummary } from '#renderer/session/journey/engine-types.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { OfferedData } from '#renderer/session/window-state.ts'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { newId } from '#shared/base/ids.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import { endingOf } from '#shared/formats/file-formats.ts'
import { type Inspection, isJourneyData, type Asked as Told } from '#shared/formats/logs/inspect-log.ts'
import type { LogReading, Readings } from '#shared/formats/logs/reading.ts'
import type { DataSet, Subject } from '#shared/model/data-set.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'
import { joinedFiles } from './joined-files.ts'
import { draftAfter, draftFor, draftOf, type PlaceDraft } from './place-draft.ts'
import type { PutOnMap } from './plan.ts'
import { putOnMap } from './put-on-map.ts'
import { isSeen, lackOfFile, newFiles, readingAsBefore, renamed, type WizardFile } from './wizard-file.ts'

/** How far the bringing in of journey data is, and what was said so far. */
export interface WizardState {
  readonly step: 'files' | 'reading' | 'placing' | 'nothing-new'
  readonly files: readonly WizardFile[]
  /** How each file comes together with the others: sentences, by its id. */
  readonly said: ReadonlyMap<string, readonly string[]>
  /** The file whose columns are shown. */
  readonly shownId: string | null
  /** Whether it is still to be found out what the files are: they may be cards. */
  readonly unsure: boolean
  /** The data set that the files add to; `null`: they are a new one. */
  readonly into: DataSet | null
  readonly subject: Subject
  readonly progress: { readonly share: number; readonly rows: number }
  /** Of the last thing that was tried. */
  readonly problem: Problem | null
  /** Why earlier rows of `into` do not count any more; empty where they do. */
  readonly alone: string
  readonly summary: LogSummary | null
  readonly draft: PlaceDraft | null
  readonly busy: boolean
}

const BEGINNING: WizardState = {
  step: 'files',
  files: [],
  said: new Map(),
  shownId: null,
  unsure: true,
  into: null,
  subject: 'customer',
  progress: { share: 0, rows: 0 },
  problem: null,
  alone: '',
  summary: null,
  draft: null,
  busy: false,
}

/** Stages and steps of the map that the numbers go to. */
export const placesHere = (project: ProjectContext): readonly MapPlace[] =>
  mapPlaces(project.model.getState().model?.whole.stages ?? [])

/** The data sets of the shown map that newer files can be added to. */
export function dataSetsToAddTo(project: ProjectContext): readonly DataSet[] {
  const map = project.model.getState().model?.whole.map
  const sets = map ? dataSetsOf(project.session.snapshot.getState(), map.id) : []
  return sets.filter((dataSet) => readingsOf(dataSet) !== null)
}

/** The bringing in of journey data, from a file's first bytes to the map. */
export class Wizard {
  readonly state: StoreApi<WizardState> = createStore<WizardState>(() => BEGINNING)
  readonly #project: ProjectContext
  readonly #offered: OfferedData
  /** Under which the log lies in the worker: a new data set's own id. */
  readonly #logId = newId()
  #reading: AbortController | null = null
  #isClosed = false

  constructor(project: ProjectContext, offered: OfferedData) {
    this.#project = project
    this.#offered = offered
    this.#set({ into: offered.into === null ? null : (this.#dataSet(offered.into) ?? null) })
  }

  /** Begins with the files that are at hand; answers what ends it when its window is gone. */
  open(): () => void {
    this.#isClosed = false
    if (this.#now.files.length === 0) void this.#begin(this.#offered.files)
    return () => this.#end()
  }

  /** Further files of the same data. */
  add(files: readonly File[]): void {
    void this.#look(files)
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
      draft: null,
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

  setDraft(changes: Partial<PlaceDraft>): void {
    const { draft } = this.#now
    if (draft) this.#set({ draft: { ...draft, ...changes }, problem: null })
  }

  /** Whether rows count that repeat another one: all is read again for it. */
  async countRepeated(counts: boolean): Promise<void> {
    const repeated = counts ? 'keep' : 'leave-out'
    for (const file of this.#now.files.filter(isSeen))
      this.setReading(file.id, { ...file.known.reading, repeated })
    await this.read()
  }

  back(): void {
    this.#set({ step: 'files', problem: null })
  }

  cancelReading(): void {
    this.#reading?.abort()
  }

  /** Reads all files, and shows what was in them. */
  async read(): Promise<void> {
    const { files, into } = this.#now
    if (this.#reading || files.length === 0 || files.some((file) => lackOfFile(file) !== null)) return
    const reading = new AbortController()
    this.#reading = reading
    // One dialog goes and another comes: that is a frame of its own.
    await afterPaint()
    this.#set({ step: 'reading', progress: { share: 0, rows: 0 }, problem: null, alone: '' })
    // The worker takes all that the machine can give: it begins once the new dialog is there.
    await afterPaint()
    const earlier = into ? await this.#earlier(into) : []
    const read = await journeyEngine.read(this.#logId, [...this.#toRead(), ...earlier], {
      signal: reading.signal,
      onProgress: (share, rows) => this.#set({ progress: { share, rows } }),
    })
    this.#reading = null
    if (this.#isClosed) return journeyEngine.release(this.#logId)
    if (read.ok) await this.#show(read.value)
    else this.#set({ step: 'files', problem: read.error.code === 'cancelled' ? null : read.error })
  }

  /** Puts the numbers on the map; all is done when this says so. */
  async finish(): Promise<void> {
    const plan = this.#plan()
    if (!plan || this.#now.busy) return
    this.#set({ busy: true, problem: null })
    const done: Result<null> = await putOnMap(this.#project, plan)
    if (!done.ok) return this.#set({ busy: false, problem: done.error })
    // The map first, then what lies above it: both in one frame would be a long one.
    await afterPaint()
    this.#leave()
  }

  /** Leaves a table to the import of cards. */
  asCards(): void {
    const [file] = this.#now.files
    this.close()
    openImport(this.#project, file?.file ?? null)
  }

  /** Nothing was changed; what was read is forgotten. */
  close(): void {
    this.#end()
    this.#leave()
  }

  get #now(): WizardState {
    return this.state.getState()
  }

  #set(changes: Partial<WizardState>): void {
    this.state.setState(changes)
  }

  #edit(id: string, change: (known: WizardFile['known']) => WizardFile['known']): void {
    this.#set({
      files: this.#now.files.map((file) => (file.id === id ? { ...file, known: change(file.known) } : file)),
      problem: null,
    })
  }

  #end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#reading?.abort()
    journeyEngine.release(this.#logId)
  }

  #leave(): void {
    this.#isClosed = true
    if (this.#project.window.getState().dialog === 'journey-data')
      this.#project.window.setState({ dialog: null })
  }

  #dataSet(id: string): DataSet | undefined {
    return this.#project.session.snapshot.getState().dataSets[id]
  }

  /** Looks at the first files, and finds out what they are: cards, newer rows of what is there, or new data. */
  async #begin(files: readonly File[]): Promise<void> {
    await this.#look(files)
    if (this.#isClosed || this.#now.files.length === 0) return this.#set({ unsure: false })
    const seen = this.#now.files.filter(isSeen)
    const wanted = this.#now.into
    const fitting = (wanted ? [wanted] : dataSetsToAddTo(this.#project)).find((dataSet) => {
      const readings = readingsOf(dataSet)
      return readings && seen.every((file) => readingAsBefore(file, readings) !== null)
    })
    if (seen.length > 0 && fitting) this.setInto(fitting)
    else if (!this.#offered.isSure && this.#areCards()) return this.asCards()
    this.#set({ unsure: false })
    if (wanted && fitting && seen.length === this.#now.files.length) await this.read()
  }

  /** Only a single table that the import can take may be one of cards. */
  #areCards(): boolean {
    const [file, ...others] = this.#now.files
    if (!file || others.length > 0 || file.file.size > MAX_FILE) return false
    if (!CARD_TABLES.includes(endingOf(file.name))) return false
    return !isSeen(file) || !isJourneyData(file.known.inspection)
  }

  async #look(files: readonly File[]): Promise<void> {
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
    if (!into) {
      const { files: joined, said } = joinedFiles(this.#now.files)
      this.#set({ files: joined, said })
    }
    const first = this.#now.files.find(isSeen)
    if (first && !into && added.some(({ id }) => id === first.id))
      this.#set({ subject: first.known.inspection.subject })
  }

  #toRead(): readonly (FileToRead & { readonly name: string })[] {
    return this.#now.files
      .filter(isSeen)
      .map(({ name, file, known: { reading } }) => ({ name, content: file, reading }))
  }

  /** The files of the data set as it is; without them, its numbers come from the new ones alone. */
  async #earlier(into: DataSet): Promise<readonly FileToRead[]> {
    const readings = readingsOf(into)
    const kept = readings && (await keptFiles(this.#project, into, readings))
    if (kept?.ok) return kept.value
    this.#set({
      alone: `The earlier rows of “${into.title}” do not lie on this machine. Its numbers will come from what you bring now, alone.`,
    })
    return []
  }

  /** Shows what was read; of a data set that says all of it already, that. */
  async #show(summary: LogSummary): Promise<void> {
    const { into, files, alone } = this.#now
    const places = placesHere(this.#project)
    const readings = into && readingsOf(into)
    if (into && readings && alone === '') {
      const figures = await journeyEngine.figures(this.#logId, requestFor(into, readings, places))
      if (figures.ok && isNothingNew(into, figures.value)) return this.#set({ step: 'nothing-new', summary })
    }
    const title = titleOfData(files[0]?.file.name ?? '')
    const usual =
      into && readings ? draftOf(into, readings.asked, summary, places) : draftFor(title, summary, places)
    // What was said before going back stays said, as far as it still holds.
    const said = this.#now.draft && draftAfter(this.#now.draft, summary)
    this.#set({ step: 'placing', summary, draft: said ?? usual })
  }

  #plan(): PutOnMap | null {
    const { summary, draft, into, subject, alone, files } = this.#now
    if (!summary || !draft) return null
    const before: Readings['files'] = into && alone === '' ? (readingsOf(into)?.files ?? []) : []
    return {
      logId: this.#logId,
      into,
      draft,
      summary,
      subject,
      files: files.filter(isSeen).map(({ name, file, known }) => ({ name, file, reading: known.reading })),
      before,
    }
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

/** Endings of tables that the import of cards reads. */
const CARD_TABLES: readonly string[] = ['csv', 'tsv', 'xlsx']
