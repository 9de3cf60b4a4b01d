import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import { readContribution } from '#shared/document/commands/read.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { parkCommands } from '#shared/document/parking.ts'
import { createProjection } from '#shared/document/projection.ts'
import { type Author, CONTRIBUTIONS, refuseContribution, signContribution } from '#shared/document/rights.ts'
import { createUndoHistory, type UndoHistory, type UndoState } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type Role, writesItself } from '#shared/protocol/roles.ts'
import type { OpenProject } from '../project/open-project.ts'
import { onUpdate } from '../sync/project-document.ts'
import { OnBehalf } from '../sync/whose.ts'
import { digestOf } from './secrets.ts'

/** What of an opened project a room works with. */
export type RoomProject = Pick<
  OpenProject,
  'id' | 'document' | 'readOnly' | 'saving' | 'images' | 'hasRoomFor' | 'path' | 'summary' | 'encode'
>

/** Somebody who gives commands. */
export interface Contributor extends Author {
  readonly role: Role
}

/** One act of theirs: what it is called when it is undone, and which acts it makes one step with. */
export interface Act {
  readonly label: string
  readonly joinKey: string | null
}

interface History {
  /** What tells their transactions from those of others. */
  readonly origin: OnBehalf
  readonly steps: UndoHistory
}

const NOT_UNDERSTOOD = fail(
  'not-understood',
  'The host did not understand what this page asked for. Nothing was changed; load the page again.',
)
const MAY_NOT = fail(
  'not-allowed',
  'This can only be done on a canvas of its own by those who edit. Nothing was changed; ask the facilitator to make you an editor.',
)
const NOTHING_TO_UNDO = fail('nothing', 'There is nothing of yours to undo.')
const NOTHING_TO_REDO = fail('nothing', 'There is nothing of yours to redo.')

/** The document as the room reads and changes it: by its own acts, and by those of people who have no replica to write to. */
export class RoomDocument {
  readonly #project: RoomProject
  readonly #projection: ReturnType<typeof createProjection>
  readonly #histories = new Map<string, History>()
  readonly #onHistory: (personId: string, state: UndoState) => void
  readonly #own = {}
  /** The number of the latest edit that a room made. */
  #latest = 0

  constructor(project: RoomProject, onHistory: (personId: string, state: UndoState) => void) {
    this.#project = project
    this.#onHistory = onHistory
    this.#projection = createProjection(project.document)
  }

  snapshot(): Snapshot {
    return this.#projection.current()
  }

  onChange(listener: () => void): () => void {
    return onUpdate(this.#project.document, listener)
  }

  /** Why nothing of it can be changed, if that is so. */
  refusal(): Problem | null {
    const { readOnly } = this.#project
    return readOnly === null ? null : { code: 'read-only', message: readOnly }
  }

  /** Carries out commands as the room's own act, all that can be; answers the problems of the others. */
  act(commands: readonly Command[]): readonly Problem[] {
    const { document } = this.#project
    const problems = document.transact(
      () =>
        commands.flatMap((command) => {
          const done = runCommands(document, [command], this.#own)
          return done.ok ? [] : [done.error]
        }),
      this.#own,
    )
    this.#note()
    return problems
  }

  /** Carries out what somebody sent, judged command by command; stops at the first that is refused, those before it stand. */
  contribute(by: Contributor, { label, joinKey }: Act, sent: readonly unknown[]): Result<null> {
    const refusal = this.refusal()
    if (refusal) return { ok: false, error: refusal }
    if (!this.#project.hasRoomFor(JSON.stringify(sent).length))
      return fail('too-large', 'This project is full. Nothing was added; ask the facilitator to make room.')
    const commands = sent.map(readContribution)
    const unread = sent[commands.indexOf(undefined)]
    if (unread !== undefined) return isForOthers(unread) ? MAY_NOT : NOT_UNDERSTOOD
    const history = this.#historyOf(by)
    history.steps.begin(label, joinKey ?? undefined)
    for (const command of commands as Command[]) {
      if (this.#isDone(by, command)) continue
      const refused = writesItself(by.role) ? undefined : refuseContribution(this.snapshot(), by, command)
      if (refused) return { ok: false, error: refused }
      const signed = signContribution(command, by)
      const done = runCommands(this.#project.document, [signed], history.origin)
      if (!done.ok) return done
      this.#note()
    }
    return ok(null)
  }

  /** Puts a thought of somebody into the parking lot. One that is said again, also to a host that was started anew, lies there once. */
  park(
    by: Contributor,
    thought: { readonly number: number; readonly mapId: string; readonly text: string },
  ): Result<null> {
    const refusal = this.refusal()
    if (refusal) return { ok: false, error: refusal }
    const id = digestOf(`${by.id} ${thought.number}`).slice(0, 22)
    if (this.snapshot().notes[id]) return ok(null)
    const commands = parkCommands(this.snapshot(), thought.mapId, thought.text, id, by)
    if (!commands.ok) return commands
    const history = this.#historyOf(by)
    history.steps.begin('Park a thought')
    const done = runCommands(this.#project.document, commands.value, history.origin)
    this.#note()
    return done
  }

  undo(personId: string): Result<null> {
    return this.#step(this.#histories.get(personId)?.steps.undo(), NOTHING_TO_UNDO)
  }

  redo(personId: string): Result<null> {
    return this.#step(this.#histories.get(personId)?.steps.redo(), NOTHING_TO_REDO)
  }

  /** What somebody can take back, or do again; `undefined` where they have done nothing yet. */
  historyOf(personId: string): UndoState | undefined {
    return this.#histories.get(personId)?.steps.state()
  }

  forget(personId: string): void {
    this.#histories.get(personId)?.steps.destroy()
    this.#histories.delete(personId)
  }

  /** Resolves when everything that a room has done to the document is on disk. */
  async settled(): Promise<void> {
    for (let upTo = -1; upTo !== this.#latest; ) {
      upTo = this.#latest
      await this.#project.saving.saved(upTo)
    }
  }

  close(): void {
    for (const personId of [...this.#histories.keys()]) this.forget(personId)
    this.#projection.destroy()
  }

  /** Cards of theirs that are there already: their page said it again to a host that was started anew meanwhile. */
  #isDone({ id }: Contributor, command: Command): boolean {
    const { cards } = this.snapshot()
    return command.type === 'cards.add' && command.cards.every((card) => cards[card.id]?.authorId === id)
  }

  #step(done: boolean | undefined, nothing: Result<never>): Result<null> {
    this.#note()
    return done ? ok(null) : nothing
  }

  #note(): void {
    this.#latest = this.#project.saving.appended()
  }

  #historyOf({ id, name }: Author): History {
    const there = this.#histories.get(id)
    if (there) {
      there.origin.name = name
      return there
    }
    const origin = new OnBehalf(name)
    const steps = createUndoHistory(this.#project.document, origin, () => performance.now())
    steps.subscribe(() => this.#onHistory(id, steps.state()))
    const history = { origin, steps }
    this.#histories.set(id, history)
    return history
  }
}

/** Whether it names something that those with a replica do there. */
const isForOthers = (command: unknown): boolean =>
  typeof command === 'object' &&
  command !== null &&
  'type' in command &&
  !(CONTRIBUTIONS as readonly unknown[]).includes(command.type)
