import type { Change, Context, Effect } from '#main/host/workshop/change.ts'
import { letIn } from '#main/host/workshop/people.ts'
import { type ReducedMessage, reduce } from '#main/host/workshop/reduce.ts'
import { emptyRoom, findPerson, type RoomState } from '#main/host/workshop/state.ts'
import type { Problem } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Role } from '#shared/protocol/roles.ts'
import { type BuiltProject, buildProject, type ProjectShape } from '#test/support/builders.ts'

type WithoutNumber<M> = M extends { readonly number: number } ? Omit<M, 'number'> : M

/** A room without sockets or disk: its reducers, and a document that their commands are carried out on. */
export class BareRoom {
  readonly built: BuiltProject
  state: RoomState
  now = 1_000_000
  #ids = 0

  constructor(people: Readonly<Record<string, Role>>, shape?: ProjectShape) {
    this.built = buildProject(shape)
    this.state = emptyRoom(this.now)
    for (const [id, role] of Object.entries(people)) this.comes(id, role)
  }

  comes(id: string, role: Role, name = id): void {
    const secret = `secret-of-${id}`
    const after = letIn(this.state, { id, name, role, device: 'laptop', secret }, this.now)
    if (!after.ok) throw new Error(after.error.message)
    this.state = after.value
  }

  snapshot(): Snapshot {
    return projectDocument(this.built.doc)
  }

  context(): Context {
    return {
      now: this.now,
      snapshot: this.snapshot(),
      newId: () => `new-${++this.#ids}`,
      newSecret: () => `another-secret-${++this.#ids}`,
    }
  }

  /** What the message came to, or why it was refused. */
  tries(id: string, message: WithoutNumber<ReducedMessage>): Change | Problem {
    const person = findPerson(this.state, id)
    if (!person) throw new Error(`Nobody is called ${id}.`)
    const result = reduce(this.state, { number: 0, ...message } as ReducedMessage, person, this.context())
    return result.ok ? this.#settle(result.value) : result.error
  }

  #settle(change: Change): Change {
    this.state = change.state
    for (const effect of change.effects) if (effect.type === 'act') this.#carryOut(effect)
    return change.next ? this.#settle(change.next(this.state, this.snapshot())) : change
  }

  /** The same where it must not be refused; answers what is to be done. */
  does(id: string, message: WithoutNumber<ReducedMessage>): readonly Effect[] {
    const done = this.tries(id, message)
    if ('message' in done) throw new Error(`Refused: ${done.message}`)
    return done.effects
  }

  #carryOut({ commands }: Extract<Effect, { type: 'act' }>): void {
    for (const command of commands) {
      const done = runCommands(this.built.doc, [command], 'room')
      if (!done.ok) throw new Error(`Refused: ${done.error.message}`)
    }
  }
}
