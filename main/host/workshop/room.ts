/** The room of one open project: who is in it, what they see, and what their messages come to. */
import { newId } from '#shared/base/ids.ts'
import { assertNever, type Problem, type Result } from '#shared/base/result.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { type Role, writesItself } from '#shared/protocol/roles.ts'
import type { RoomMessage, RoomMessageOf } from '#shared/protocol/room.ts'
import type { DoorView, RoomView } from '#shared/protocol/room-view.ts'
import { type Admission, type Arrival, admit, readmit, withoutRevealed } from './admission.ts'
import { Answers, answer } from './answers.ts'
import { Audience, personOf } from './audience.ts'
import type { Change, Context, Effect } from './change.ts'
import type { Connection } from './connection.ts'
import { copyOf, NO_COPIES, type Parcel, pictureOf } from './parcels.ts'
import { letIn, markHere } from './people.ts'
import { keepPhonesInformed, type Phones } from './phones.ts'
import { isReduced, type ReducedMessage, reduce, refuseForRole } from './reduce.ts'
import { RoomDocument, type RoomProject } from './room-document.ts'
import { keepRoomFile, type RoomFile, type RoomFileOptions, readRoomFile } from './room-file.ts'
import { CLOSED, DECLINED, FAULT, LEFT, ONLY_SHOWS, REMOVED } from './room-words.ts'
import { digestOf, isSameCode, newCode, newSecret } from './secrets.ts'
import type { Doorway } from './socket.ts'
import { emptyRoom, findPerson, type Participant, type RoomState, roomFromDisk, storedPart } from './state.ts'
import { sendLater } from './transfers.ts'
import { takePicture } from './uploads.ts'
import { currentMap, viewFor } from './view.ts'
import { closeVote } from './vote.ts'

export interface RoomOptions extends Omit<RoomFileOptions, 'projectId'> {
  readonly project: RoomProject
  /** Whether guests may come with an invitation of their own, whatever the door. */
  readonly hasInvitations: boolean
  /** What somebody may do has changed, or they are out. */
  readonly onAccessChanged: (personId: string) => void
}

type Message = Exclude<RoomMessage, { readonly type: 'ping' }>

/** The time that people's clocks are told. */
const now = (): number => Date.now()

/** Opens the room of a project as it was left. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const { stored, notice } = await readRoomFile({ ...options, projectId: options.project.id })
  const state = stored ? roomFromDisk(stored, now()) : emptyRoom(now())
  return new Room(options, state, notice === undefined ? [] : [notice])
}

export class Room {
  readonly #options: RoomOptions
  readonly #audience = new Audience()
  readonly #answers = new Answers()
  readonly #document: RoomDocument
  readonly #file: RoomFile
  readonly #phones: Phones
  readonly #stopListening: () => void
  #state: RoomState
  #doorway: Doorway | null = null
  /** Sentences for the first facilitator who comes. */
  #unread: readonly string[]

  constructor(options: RoomOptions, state: RoomState, unread: readonly string[]) {
    const { project } = options
    this.#options = options
    this.#unread = unread
    this.#document = new RoomDocument(project, (personId, history) =>
      this.#audience.tell(personId, { type: 'history', ...history }),
    )
    const { cards } = this.#document.snapshot()
    this.#state = withoutRevealed(state, (id) => cards[id] !== undefined)
    this.#file = keepRoomFile(
      { ...options, projectId: project.id },
      () => storedPart(this.#state),
      () => this.#document.settled(),
    )
    this.#phones = keepPhonesInformed({
      snapshot: () => this.#document.snapshot(),
      state: () => this.#state,
      mapId: () => currentMap(this.#state, this.#document.snapshot()),
      phones: () => this.#phoneSockets(),
    })
    this.#stopListening = this.#document.onChange(this.#phones.mapChanged)
    this.#closeCounted()
  }

  get isBusy(): boolean {
    return this.#audience.size > 0 || this.#doorway !== null
  }

  /** Who leads, as they call themselves; empty where nobody has come yet. */
  get leader(): string {
    return this.#state.people.find(({ role }) => role === 'facilitator')?.name ?? ''
  }

  get isOpenToGuests(): boolean {
    return this.#doorway !== null || this.#options.hasInvitations
  }

  door(): DoorView | null {
    const { code } = this.#state
    if (!this.#doorway || code === null) return null
    const { address, network, warning, link, invitation } = this.#doorway
    return { address, network, warning, code, link: link(code), invitation: invitation(code) }
  }

  /** A door that is moved to another network keeps its code. */
  openDoor(doorway: Doorway): void {
    this.#doorway = doorway
    this.#go({ ...this.#state, code: this.#state.code ?? newCode() })
  }

  /** Sends all guests away; they can come back once the door is open again. */
  closeDoor(): void {
    if (!this.#doorway) return
    this.#doorway = null
    const guests = this.#state.people.filter(({ digest }) => digest !== null)
    for (const connection of this.#audience.all()) {
      if (connection.origin.kind === 'window') continue
      const { kind } = connection.place ?? {}
      if (kind === 'waiting') connection.dismiss({ type: 'refused', ...CLOSED, wait: 0 }, 4403, CLOSED.code)
      else connection.dismiss({ type: 'gone', ...CLOSED }, 4403, CLOSED.code)
      this.disconnect(connection)
    }
    this.#go({ ...this.#state, code: null, waiting: [] })
    for (const { id } of guests) this.#options.onAccessChanged(id)
  }

  hasCode(typed: string): boolean {
    const { code } = this.#state
    return code !== null && isSameCode(typed, code)
  }

  /** Somebody guesses: what they know by now is worth nothing any more. */
  renewCode(): void {
    if (this.#state.code === null) return
    this.#go({ ...this.#state, code: newCode() })
    this.#tellFacilitators('Many wrong codes were typed, so the code was changed. Whoever is in stays in.')
  }

  personBySecret(secret: string): Participant | undefined {
    if (!this.isOpenToGuests) return undefined
    const digest = digestOf(secret)
    return this.#state.people.find((person) => person.digest === digest)
  }

  /** Takes in a window of the host; one that only shows the room is nobody in it. */
  enter(connection: Connection, { personId, name, watch }: RoomMessageOf<'enter'>): void {
    if (watch) {
      this.#audience.seat(connection, { kind: 'screen' })
      const you = { id: personId, name, color: 'grey', role: 'viewer', device: 'laptop', secret: '' } as const
      connection.send({ type: 'welcome', you, ...this.#about() })
      this.#show(connection)
      return
    }
    const window = { id: personId, name, role: 'facilitator', device: 'laptop', secret: null } as const
    const after = letIn(this.#state, window, now())
    if (after.ok) this.#arrive(connection, after.value, personId, '')
  }

  /** Takes in a guest whose code or invitation was right, now or once a facilitator says so. */
  join(connection: Connection, arrival: Arrival): Result<Admission> {
    const admission = admit(this.#state, arrival, this.#context())
    if (!admission.ok) return admission
    const { state, id, secret } = admission.value
    if (secret !== '') this.#arrive(connection, state, id, secret)
    else {
      this.#audience.seat(connection, { kind: 'waiting', id })
      connection.send({ type: 'waiting', message: 'You are at the door. The facilitator will let you in.' })
      this.#go(state)
    }
    return admission
  }

  /** Takes back in whoever shows the secret that they were given; answers whether that was so. */
  resume(connection: Connection, who: RoomMessageOf<'resume'>): boolean {
    const state = readmit(this.#state, who)
    if (state) this.#arrive(connection, state, who.id, who.secret)
    return state !== undefined
  }

  /** Whether a facilitator took this person out. */
  hasRemoved(personId: string): boolean {
    return this.#state.removed.includes(personId)
  }

  /** A message of somebody who is in, or waits to be. */
  receive(connection: Connection, message: RoomMessage): void {
    if (message.type === 'ping') connection.send({ type: 'pong', number: message.number, now: now() })
    else if (connection.place?.kind !== 'waiting') this.#take(connection, message)
    else if (message.type === 'leave') connection.close(1000, LEFT.code)
  }

  /** A socket is gone. Whoever it belonged to is away until they come back. */
  disconnect(connection: Connection): void {
    const { place } = connection
    this.#audience.leave(connection)
    connection.ended()
    if (place?.kind === 'waiting')
      this.#go({ ...this.#state, waiting: this.#state.waiting.filter(({ id }) => id !== place.id) })
    if (place?.kind === 'person' && this.#audience.of('person', place.id).length === 0)
      this.#go(markHere(this.#state, place.id, false, now()))
  }

  /** Ends all connections, keeps what is left, and lets go of the project. */
  async close(reason: string): Promise<void> {
    for (const connection of this.#audience.all()) connection.close(1001, reason)
    this.#stopListening()
    this.#phones.close()
    await this.#file.close()
    this.#document.close()
  }

  /** The one place where roles are enforced: nothing that anybody sends gets past it. */
  #take(connection: Connection, message: Message): void {
    const id = personOf(connection)
    const person = id === undefined ? undefined : findPerson(this.#state, id)
    if (id !== undefined && !person) return
    const role: Role = person?.role ?? 'viewer'
    const refused = refuseForRole(role, message.type)
    if (refused) answer(connection, message, refused)
    else if (message.type === 'ask.image' || message.type === 'ask.copy')
      sendLater(connection, message.number, () => this.#find(message, role))
    else if (message.type === 'put.image')
      void takePicture(connection, message, this.#options.project.images.add)
    else if (person) this.#handle(connection, message, person)
    else answer(connection, message, ONLY_SHOWS)
  }

  #find(
    message: RoomMessageOf<'ask.image' | 'ask.copy'>,
    role: Role,
  ): Parcel | Problem | Promise<Parcel | Problem> {
    const { project } = this.#options
    if (message.type === 'ask.image') return pictureOf(project, message)
    return this.#state.settings.copies || writesItself(role) ? copyOf(project, message) : NO_COPIES
  }

  #handle(connection: Connection, message: Message, person: Participant): void {
    this.#answers.carryOut(connection, message, person.id, () =>
      this.#carryOut(connection, message, person).catch((error: unknown) => {
        this.#options.log.error('A message in a room could not be handled.', error)
        return FAULT
      }),
    )
  }

  async #carryOut(connection: Connection, message: Message, person: Participant): Promise<Problem | null> {
    if (isReduced(message)) return this.#reduce(connection, message, person)
    const done = this.#changeDocument(message, person)
    if (!done.ok) return done.error
    await this.#document.settled()
    return null
  }

  #changeDocument(message: RoomMessage, person: Participant): Result<null> {
    switch (message.type) {
      case 'commands':
        return this.#document.contribute(person, message, message.commands)
      case 'park':
        return this.#document.park(person, message)
      case 'undo':
        return this.#document.undo(person.id)
      case 'redo':
        return this.#document.redo(person.id)
      default:
        throw new Error(`A message of the kind “${message.type}” begins a connection or was answered before.`)
    }
  }

  async #reduce(
    connection: Connection,
    message: ReducedMessage,
    person: Participant,
  ): Promise<Problem | null> {
    const changed = reduce(this.#state, message, person, this.#context())
    return changed.ok ? this.#settle(connection, changed.value) : changed.error
  }

  async #settle(connection: Connection, change: Change): Promise<Problem | null> {
    const problem = this.#apply(connection, change)
    if (problem || !change.lasting) return problem
    const saved = await this.#file.save()
    if (!saved.ok) return saved.error
    return change.next ? this.#settle(connection, change.next(this.#state, this.#document.snapshot())) : null
  }

  /** A vote that was counted when the host was killed is closed now. */
  #closeCounted(): void {
    const { state, effects } = closeVote(this.#state, this.#document.snapshot())
    // Where it cannot be written on the map, it waits to be counted again.
    for (const effect of effects) if (effect.type === 'act' && this.#act(effect)) return
    this.#go(state)
  }

  #apply(connection: Connection, { state, effects }: Change): Problem | null {
    // What the room does to the document comes first, so that nobody sees a round gone before its cards are there.
    for (const effect of effects) {
      const problem = effect.type === 'act' ? this.#act(effect) : null
      if (problem) return problem
    }
    this.#go(state)
    for (const effect of effects) this.#carryOutEffect(connection, effect)
    return null
  }

  #act({ commands, whole }: Extract<Effect, { type: 'act' }>): Problem | null {
    const refusal = this.#document.refusal()
    if (refusal) return refusal
    const problems = this.#document.act(commands)
    if (whole && problems[0]) return problems[0]
    for (const sentence of new Set(problems.map(({ message }) => message)))
      this.#tellFacilitators(`Not everything could be written on the map. ${sentence}`)
    return null
  }

  #carryOutEffect(connection: Connection, effect: Effect): void {
    switch (effect.type) {
      case 'act':
        break
      case 'tell':
        connection.send(effect.message)
        break
      case 'tell-facilitators':
        this.#tellFacilitators(effect.sentence)
        break
      case 'admitted':
        for (const waiting of this.#audience.of('waiting', effect.id))
          this.#arrive(waiting, this.#state, effect.id, effect.secret)
        break
      case 'declined':
        this.#sendAway(this.#audience.of('waiting', effect.id), DECLINED)
        break
      case 'role-changed':
        this.#welcomeAnew(effect.id, effect.secret)
        break
      case 'removed':
      case 'left':
        this.#sendAway(this.#audience.of('person', effect.id), effect.type === 'left' ? LEFT : REMOVED)
        break
      default:
        assertNever(effect)
    }
  }

  #sendAway(connections: readonly Connection[], why: Problem): void {
    for (const connection of connections) {
      if (why === DECLINED) connection.dismiss({ type: 'refused', ...why, wait: 0 }, 4403, why.code)
      else connection.dismiss({ type: 'gone', ...why }, 4403, why.code)
      this.disconnect(connection)
    }
  }

  #welcomeAnew(id: string, secret: string | null): void {
    this.#document.forget(id)
    for (const connection of this.#audience.of('person', id)) {
      if (secret !== null) connection.secret = secret
      this.#welcome(connection, id)
      connection.send({ type: 'history', undo: null, redo: null })
    }
    this.#options.onAccessChanged(id)
  }

  /** Somebody's socket is in. */
  #arrive(connection: Connection, state: RoomState, id: string, secret: string): void {
    connection.secret = secret
    this.#audience.seat(connection, { kind: 'person', id })
    this.#go(markHere(state, id, true, now()))
    this.#welcome(connection, id)
    this.#show(connection)
    this.#phones.roomChanged()
    const history = this.#document.historyOf(id)
    if (history) connection.send({ type: 'history', ...history })
    if (findPerson(this.#state, id)?.role === 'facilitator') {
      for (const message of this.#unread) connection.send({ type: 'notice', message })
      this.#unread = []
    }
  }

  #welcome(connection: Connection, personId: string): void {
    const person = findPerson(this.#state, personId)
    if (!person) return
    const { id, name, color, role, device } = person
    const you = { id, name, color, role, device, secret: connection.secret }
    connection.send({ type: 'welcome', you, ...this.#about() })
  }

  #about(): { readonly projectId: string; readonly title: string } {
    return { projectId: this.#options.project.id, title: projectOf(this.#document.snapshot()).title }
  }

  #context(): Context {
    const { id } = this.#options.project
    return { now: now(), snapshot: this.#document.snapshot(), newId, newSecret: () => newSecret(id) }
  }

  /** Goes over to the next state and shows it to everybody. */
  #go(next: RoomState): void {
    const before = this.#state
    if (next === before) return
    this.#state = next
    for (const { id } of before.people) if (!findPerson(next, id)) this.#forget(id)
    this.#file.saveSoon()
    for (const connection of this.#audience.all()) this.#show(connection)
    if (before.mapId !== next.mapId || before.vote !== next.vote || before.showing !== next.showing)
      this.#phones.roomChanged()
  }

  #forget(personId: string): void {
    this.#document.forget(personId)
    this.#answers.forget(personId)
    this.#options.onAccessChanged(personId)
  }

  #show(connection: Connection): void {
    if (connection.place && connection.place.kind !== 'waiting')
      connection.show(() => this.#viewFor(connection))
  }

  #viewFor(connection: Connection): RoomView {
    const id = personOf(connection) ?? null
    const role = (id === null ? undefined : findPerson(this.#state, id)?.role) ?? 'viewer'
    const about = { snapshot: this.#document.snapshot(), door: this.door(), now: now() }
    return viewFor(this.#state, { id, role }, about)
  }

  #tellFacilitators(message: string): void {
    for (const { id, role } of this.#state.people)
      if (role === 'facilitator') this.#audience.tell(id, { type: 'notice', message })
  }

  #phoneSockets(): { connection: Connection; personId: string }[] {
    return this.#state.people
      .filter(({ device }) => device === 'phone')
      .flatMap(({ id }) =>
        this.#audience.of('person', id).map((connection) => ({ connection, personId: id })),
      )
  }
}
