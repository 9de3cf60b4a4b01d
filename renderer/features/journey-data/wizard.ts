import { createStore, type StoreApi } from 'zustand/vanilla'
import { titleOfData } from '#renderer/actions/dropped-files.ts'
import { keptFiles } from '#renderer/actions/journey-actions.ts'
import { isNothingNew, readingsOf, requestFor } from '#renderer/actions/journey-reading.ts'
import { journeyEngine } from '#renderer/session/journey/engine.ts'
import type { FileToRead, LogSummary } from '#renderer/session/journey/engine-types.ts'
import type { OfferedData } from '#renderer/session/window-state.ts'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import { newId } from '#shared/base/ids.ts'
import { endingOf } from '#shared/formats/file-formats.ts'
import { isJourneyData } from '#shared/formats/logs/inspect-log.ts'
import type { Readings } from '#shared/formats/logs/reading.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'
import { type Destination, dataSetsToAddTo, placesAt } from './destination.ts'
import { FileShelf, type ShelfState } from './file-shelf.ts'
import { draftAfter, draftFor, draftOf, type PlaceDraft } from './place-draft.ts'
import type { PutOnMap } from './plan.ts'
import { isSeen, lackOfFile, readingAsBefore, type WizardFile } from './wizard-file.ts'

/** How far the bringing in of journey data is, and what was said so far. */
export interface WizardState extends ShelfState {
  readonly step: 'files' | 'reading' | 'placing' | 'nothing-new'
  /** Whether it is still to be found out what the files are: they may be cards. */
  readonly unsure: boolean
  readonly progress: { readonly share: number; readonly rows: number }
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

/** The bringing in of journey data, step by step, from a file's first bytes to the map. */
export class Wizard {
  readonly state: StoreApi<WizardState> = createStore<WizardState>(() => BEGINNING)
  readonly shelf = new FileShelf(this.state)
  readonly destination: Destination
  /** Under which the log lies in the worker: a new data set's own id. */
  readonly #logId = newId()
  #offered: OfferedData | null = null
  #reading: AbortController | null = null
  #isClosed = false

  constructor(destination: Destination) {
    this.destination = destination
  }

  /** Answers what ends it when its window is gone. */
  open(): () => void {
    this.#isClosed = false
    return () => this.#end()
  }

  /** Begins with the files that are at hand; those that come later go with them, and nothing that was said is lost. */
  take(offered: OfferedData): void {
    if (this.#offered === offered || this.#now.busy) return
    this.#offered = offered
    if (this.#now.files.length === 0) void this.#begin(offered)
    else {
      this.#reading?.abort()
      this.back()
      void this.shelf.add(offered.files)
    }
  }

  /** Whether the files add to a data set, or are a new one: what was said of the map was said of the other. */
  setInto(into: DataSet | null): void {
    this.shelf.setInto(into)
    this.#set({ draft: null })
  }

  setDraft(changes: Partial<PlaceDraft>): void {
    const { draft } = this.#now
    if (draft) this.#set({ draft: { ...draft, ...changes }, problem: null })
  }

  /** Whether rows count that repeat another one: all is read again for it. */
  async countRepeated(counts: boolean): Promise<void> {
    this.shelf.countRepeated(counts)
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
    const read = await journeyEngine.read(this.#logId, [...this.shelf.toRead(), ...earlier], {
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
    const done = await this.destination.put(plan)
    if (!done.ok) return this.#set({ busy: false, problem: done.error })
    // The map first, then what lies above it: both in one frame would be a long one.
    await afterPaint()
    this.#isClosed = true
    this.destination.leave()
  }

  /** A table that may as well hold cards, which the import takes; `null`: there is none. */
  cards(): File | null {
    const { files, into } = this.#now
    const [table, ...others] = files
    if (!table || others.length > 0 || into) return null
    return CARD_TABLES.includes(endingOf(table.name)) && table.file.size <= MAX_FILE ? table.file : null
  }

  /** Leaves the table to the import of cards. */
  asCards(): void {
    const file = this.cards()
    this.close()
    if (file) this.destination.takeCards(file)
  }

  /** Nothing was changed; what was read is forgotten. What is being put on the map cannot be called back here. */
  close(): void {
    if (this.#now.busy) return
    this.#end()
    this.destination.leave()
  }

  get #now(): WizardState {
    return this.state.getState()
  }

  #set(changes: Partial<WizardState>): void {
    this.state.setState(changes)
  }

  #end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#reading?.abort()
    journeyEngine.release(this.#logId)
  }

  /** Looks at the first files, and finds out what they are: cards, newer rows of what is there, or new data. */
  async #begin({ files, into, isSure }: OfferedData): Promise<void> {
    const sets = this.destination.project?.session.snapshot.getState().dataSets
    this.#set({ into: (into !== null && sets?.[into]) || null })
    await this.shelf.add(files)
    if (this.#isClosed || this.#now.files.length === 0) return this.#set({ unsure: false })
    const seen = this.#now.files.filter(isSeen)
    const wanted = this.#now.into
    const fitting = (wanted ? [wanted] : dataSetsToAddTo(this.destination)).find((dataSet) => {
      const readings = readingsOf(dataSet)
      return readings && seen.every((file) => readingAsBefore(file, readings) !== null)
    })
    if (seen.length > 0 && fitting) this.setInto(fitting)
    else if (!isSure && this.cards() && !this.#now.files.some(holdsEvents)) return this.asCards()
    this.#set({ unsure: false })
    if (wanted && fitting && seen.length === this.#now.files.length) await this.read()
  }

  /** The files of the data set as it is; without them, its numbers come from the new ones alone. */
  async #earlier(into: DataSet): Promise<readonly FileToRead[]> {
    const readings = readingsOf(into)
    const { project } = this.destination
    const kept = project && readings && (await keptFiles(project, into, readings))
    if (kept?.ok) return kept.value
    this.#set({
      alone: `The earlier rows of “${into.title}” do not lie on this machine. Its numbers will come from what you bring now, alone.`,
    })
    return []
  }

  /** Shows what was read; of a data set that says all of it already, that. */
  async #show(summary: LogSummary): Promise<void> {
    const { into, files, alone } = this.#now
    const places = placesAt(this.destination)
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
    const { summary, draft, into, subject, alone } = this.#now
    if (!summary || !draft) return null
    const before: Readings['files'] = into && alone === '' ? (readingsOf(into)?.files ?? []) : []
    return { logId: this.#logId, into, draft, summary, subject, files: this.shelf.toRead(), before }
  }
}

const holdsEvents = (file: WizardFile): boolean => isSeen(file) && isJourneyData(file.known.inspection)

/** Endings of tables that the import of cards reads. */
const CARD_TABLES: readonly string[] = ['csv', 'tsv', 'xlsx']
