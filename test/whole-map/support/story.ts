import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { type ProjectJson, stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { until } from '#test/main/host/support/until.ts'
import { carryOutAct, mapTitled, snapshotOf } from './acts.ts'
import { svgOf } from './drawn.ts'
import type { Line } from './line.ts'
import { isSame } from './same.ts'

/** What became of one line, at each point of its story. */
export interface Telling {
  readonly line: Line
  readonly before: Snapshot
  readonly made: Snapshot
  readonly changed: Snapshot
  /** What this window shows after one undo, after another, and after each of two redos. */
  readonly undone: readonly [Snapshot, Snapshot]
  readonly redone: readonly [Snapshot, Snapshot]
  /** What the other window showed once it had heard of the act: after make, change, both undos, both redos. */
  readonly elsewhere: readonly Snapshot[]
}

/** Makes, changes, undoes and redoes a line in one window, while another one looks on. */
export async function tell(line: Line, here: ProjectContext, there: ProjectContext): Promise<Telling> {
  const elsewhere: Snapshot[] = []
  const hear = async (what: string) => {
    const wanted = snapshotOf(here)
    await until(`the other window heard that “${line.name}” was ${what}`, () =>
      isSame(snapshotOf(there), wanted),
    )
    elsewhere.push(snapshotOf(there))
  }
  if (line.given) await carryOutAct(here, line.map, line.given)
  const before = snapshotOf(here)
  await carryOutAct(here, line.map, line.make)
  const made = snapshotOf(here)
  await hear('made')
  await carryOutAct(here, line.map, line.change)
  const changed = snapshotOf(here)
  await hear('changed')
  const step = (way: 'undo' | 'redo'): Snapshot => {
    here.session.history[way]()
    return snapshotOf(here)
  }
  const undone = [step('undo'), step('undo')] as const
  await hear('undone')
  const redone = [step('redo'), step('redo')] as const
  await hear('made again')
  return { line, before, made, changed, undone, redone, elsewhere }
}

/** The JSON that the app exports, read back as any program reads it. */
const exportedJson = (snapshot: Snapshot): ProjectJson =>
  JSON.parse(stringifyProjectJson(writeProjectJson(snapshot, { prompts: false })))

/** What was written of a map or a project, kept until another snapshot is asked for. */
const kept = <T>(write: (snapshot: Snapshot) => T): ((snapshot: Snapshot) => T) => {
  const known = new WeakMap<Snapshot, T>()
  return (snapshot) => {
    const there = known.get(snapshot)
    if (there !== undefined) return there
    const written = write(snapshot)
    known.set(snapshot, written)
    return written
  }
}

const jsonOf = kept(exportedJson)

/** What the exported JSON says of a line. */
export const saidInJson = (snapshot: Snapshot, { json }: Line): unknown => json.look(jsonOf(snapshot))

const drawnMaps = kept(() => new Map<string, string>())

/** The SVG of a line's map. */
export function drawnAs(snapshot: Snapshot, line: Line): string {
  const maps = drawnMaps(snapshot)
  const key = `${line.map} ${line.filteredBy ?? ''}`
  const svg = maps.get(key) ?? svgOf(snapshot, line)
  maps.set(key, svg)
  return svg
}

/** What a line's map tells by itself. */
export function toldBy(snapshot: Snapshot, { map, tells }: Line): readonly string[] {
  const id = mapTitled(snapshot, map)?.id
  return id === undefined ? [] : (tells?.(snapshot, id) ?? [])
}
