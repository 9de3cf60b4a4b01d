import type { RoomClient } from '#renderer/room/room-client.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { createWritten } from './written.ts'

/** Something that was asked of the host. */
export interface Act {
  readonly label: string
  readonly joinKey: string | null
  readonly commands: readonly Command[]
  /** The host has done it; its doing may not have come back yet. */
  readonly isDone: boolean
}

/** What this window asked for and shows before it is so, in order. */
export interface Acts {
  readonly all: () => readonly Act[]
  readonly add: (label: string, commands: readonly Command[], joinKey?: string) => void
  /** Sends what is held back to be sent together. */
  readonly send: () => void
  /** Whether the host has yet to do something. */
  readonly isWaiting: () => boolean
  /** From now on the replica says what has become of what was done. */
  readonly forgetDone: () => void
  /** What was typed and the host has not taken. */
  readonly texts: () => readonly string[]
  readonly close: () => void
}

export interface ActEvents {
  /** `isNews`: the acts are others than those that were tried one after the other. */
  readonly onChange: (isNews: boolean) => void
  readonly onRefused: (problem: Problem) => void
}

/** Acts of one key, such as typing in one card, gather for so long and go as one message, in milliseconds. */
const GATHER = 80
/** The document comes by another socket than the answer: what was done stays on show until it surely has, in milliseconds. */
const LINGER = 400

/** Begins with what an earlier load of this page asked for and the host never answered. */
export function createActs(room: RoomClient, { onChange, onRefused }: ActEvents): Acts {
  let acts: Act[] = []
  let held: Act | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const lingering = new Set<ReturnType<typeof setTimeout>>()

  const replace = (old: Act, next: Act | null) => {
    acts = acts.flatMap((act) => (act !== old ? act : (next ?? [])))
  }

  function answered(act: Act, problem: Problem | null): void {
    if (problem) {
      replace(act, null)
      onChange(true)
      // What is dropped because this person leaves needs no sentence.
      if (problem.code !== 'left') onRefused(problem)
      return
    }
    const done = { ...act, isDone: true }
    replace(act, done)
    const forget = setTimeout(() => {
      lingering.delete(forget)
      replace(done, null)
      onChange(true)
    }, LINGER)
    lingering.add(forget)
    onChange(false)
  }

  function send(): void {
    clearTimeout(timer)
    const act = held
    held = null
    if (!act) return
    const { label, joinKey, commands } = act
    void room
      .ask({ type: 'commands', label, joinKey, commands: [...commands] })
      .then((result) => answered(act, result.ok ? null : result.error))
  }

  for (const message of room.waiting()) {
    if (message.type !== 'commands') continue
    const { number, label, joinKey, commands } = message
    const act = { label, joinKey, commands: commands as readonly Command[], isDone: false }
    acts.push(act)
    void room.answer(number).then((result) => answered(act, result.ok ? null : result.error))
  }
  globalThis.window?.addEventListener('pagehide', send)

  return {
    all: () => acts,
    add(label, commands, joinKey) {
      if (held && (joinKey === undefined || held.joinKey !== joinKey)) send()
      const joined = joinKey !== undefined && held !== null
      const act = joined && held ? { ...held, commands: joinCommands(held.commands, commands) } : null
      if (held && act) replace(held, act)
      else acts = [...acts, { label, joinKey: joinKey ?? null, commands, isDone: false }]
      held = act ?? (acts.at(-1) as Act)
      if (joinKey === undefined) send()
      else if (!joined) timer = setTimeout(send, GATHER)
      onChange(false)
    },
    send,
    isWaiting: () => acts.some(({ isDone }) => !isDone),
    forgetDone() {
      acts = acts.filter(({ isDone }) => !isDone)
      onChange(true)
    },
    texts: () => textsOf(acts),
    close() {
      send()
      for (const forget of lingering) clearTimeout(forget)
      globalThis.window?.removeEventListener('pagehide', send)
    },
  }
}

function textsOf(acts: readonly Act[]): readonly string[] {
  const written = createWritten()
  for (const { isDone, commands } of acts) if (!isDone) written.note(commands)
  return written.texts()
}

/** Acts one after the other; a second wording of the same field takes the place of the first. */
function joinCommands(before: readonly Command[], next: readonly Command[]): readonly Command[] {
  const [last, first] = [before.at(-1), next[0]]
  const both = last && first && next.length === 1 ? merged(last, first) : null
  return both ? [...before.slice(0, -1), both] : [...before, ...next]
}

function merged(last: Command, next: Command): Command | null {
  if (last.type === 'cards.edit' && next.type === 'cards.edit')
    return last.ids.join() === next.ids.join() && last.ids.length === next.ids.length
      ? { ...next, changes: { ...last.changes, ...next.changes } }
      : null
  return last.type === 'comment.edit' && next.type === 'comment.edit' && last.id === next.id
    ? { ...next, changes: { ...last.changes, ...next.changes } }
    : null
}
