import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Host } from '#main/host/host.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { MERGE_API, type Merged } from '#shared/protocol/merge.ts'
import type { HostMessage } from '#shared/protocol/session.ts'
import { ask, type Machine, newMachine, newProject, runningHost } from '../../support/test-host.ts'
import { TestWindow } from '../../support/window.ts'

/** How eagerly files follow in these tests, so that nobody waits. */
export const QUICK = { after: 10, atMost: 50, journal: 1_000_000 }

/** A project as it lies on somebody's machine, with a window on it. */
export interface Seat {
  readonly machine: Machine
  readonly host: Host
  readonly id: string
  readonly path: string
  readonly window: TestWindow
}

/** A host that has opened a file, and a window on it. */
export async function seatAt(path: string, machine?: Machine): Promise<Seat> {
  const own = machine ?? (await newMachine())
  const host = await runningHost(own, { pace: QUICK })
  const opened = await host.openFile(path)
  if (!opened.ok) throw new Error(opened.error.message)
  const { id } = opened.value
  return { machine: own, host, id, path: opened.value.path, window: await new TestWindow(host, id).synced() }
}

/** A new project on a machine of its own. */
export async function newSeat(): Promise<Seat> {
  const machine = await newMachine()
  const host = await runningHost(machine, { pace: QUICK })
  const { id, path } = await newProject(host)
  return { machine, host, id, path, window: await new TestWindow(host, id).synced() }
}

/** A copy of a file on a machine of its own, as it comes by mail. */
export async function copyOn(path: string): Promise<Seat> {
  const machine = await newMachine()
  await mkdir(machine.options.projectsFolder, { recursive: true })
  const copy = join(machine.options.projectsFolder, basename(path))
  await copyFile(path, copy)
  return seatAt(copy, machine)
}

/** Asks the host to merge these bytes. */
export async function merge(
  { host, id }: Pick<Seat, 'host' | 'id'>,
  bytes: Uint8Array,
  query = '?name=copy.journey',
): Promise<{ status: number; merged: Merged; message: string }> {
  const answer = await ask(host, 'POST', MERGE_API.merge(id) + query, {
    body: bytes as Uint8Array<ArrayBuffer>,
  })
  const body = (await answer.json()) as Merged & { message: string }
  return { status: answer.status, merged: body, message: body.message }
}

/** What windows heard of that kind. */
export const heard = <Type extends HostMessage['type']>(
  { window }: Pick<Seat, 'window'>,
  type: Type,
): Extract<HostMessage, { type: Type }>[] =>
  window.heard.filter((message): message is Extract<HostMessage, { type: Type }> => message.type === type)

/** The same file with a part more, or other pictures. */
export function withParts(
  bytes: Uint8Array,
  parts: {
    readonly images?: ReadonlyMap<string, Uint8Array>
    readonly unknownParts?: ReadonlyMap<string, Uint8Array>
  },
): Uint8Array {
  const opened = openJourney(bytes)
  if (!opened.ok || !opened.value.update) throw new Error('The file must be whole.')
  const { manifest, update, projectJson, images, unknownParts } = opened.value
  return writeJourney({
    ...{ update, projectJson: projectJson() ?? '', projectId: manifest.projectId, title: manifest.title },
    ...{ savedAt: Date.parse(manifest.savedAt), appVersion: manifest.app.version },
    images: parts.images ?? images,
    unknownParts: parts.unknownParts ?? unknownParts,
  })
}
