import { createStore } from 'zustand/vanilla'
import { takePartIn } from '#renderer/room/activities.ts'
import { enterRoom, type RoomClient } from '#renderer/room/room-client.ts'
import { createArrivals } from '#renderer/session/arrival.ts'
import { createHostClient } from '#renderer/session/host-client.ts'
import { createProjectImages } from '#renderer/session/images.ts'
import { createMapModelStore, type MapModel } from '#renderer/session/map-model.ts'
import { createPresence } from '#renderer/session/presence.ts'
import type { ProjectSession } from '#renderer/session/project-session.ts'
import { type SaveState, saveStateOf } from '#renderer/session/save-state.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import type { Card } from '#shared/model/card.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { ROOM_VERSION } from '#shared/protocol/room.ts'
import { type BuiltProject, buildProject, type ProjectShape } from './builders.ts'

/** A project opened in a window, on a document of its own: all that a window has but a host and a screen. */
export interface OpenedProject extends ProjectContext {
  readonly built: BuiltProject
  /** What is known now. */
  readonly snapshot: () => Snapshot
  readonly shown: () => MapModel
  readonly card: (id: string) => Card
  /** The ids, or the texts, of the cards of a cell, in order. */
  readonly idsIn: (laneId: string, stepId: string) => readonly string[]
  readonly textsIn: (laneId: string, stepId: string) => readonly string[]
  /** Puts the keyboard on cards or other records, as a click does. */
  readonly pick: (...ids: readonly string[]) => void
  /** Lets time pass for the undo history, in milliseconds: a second's pause makes a new step. */
  readonly pause: (milliseconds: number) => void
}

/** Opens a project of the given shape, as a window does once the document is here. */
export const openProject = (shape: ProjectShape = {}): OpenedProject => openBuilt(buildProject(shape))

/** Opens a project that was built. */
export function openBuilt(built: BuiltProject): OpenedProject {
  const clock = { now: 0 }
  const session = localSession(built, () => clock.now)
  const window = createWindowStore()
  const room = unreachedRoom()
  const activities = takePartIn(room, undefined, () => undefined)
  const model = createMapModelStore(session.snapshot, window, activities.own)
  const shown = (): MapModel => {
    const current = model.getState().model
    if (!current) throw new Error('No map is shown')
    return current
  }
  const inCell = (laneId: string, stepId: string) => cardsIn(shown().view, laneId, stepId)
  const host = createHostClient({ url: 'http://127.0.0.1:1', token: '' })
  return {
    host,
    images: createProjectImages(host, 'project-1', async () => undefined),
    room,
    activities,
    versions: null,
    arrivals: createArrivals(),
    entry: { id: 'project-1', title: 'Built', path: '', changedAt: '', cards: 0, missing: false },
    place: createStore(() => ({ path: '' })),
    session,
    window,
    model,
    built,
    shown,
    snapshot: () => session.snapshot.getState(),
    card(id) {
      const card = session.snapshot.getState().cards[id]
      if (!card) throw new Error(`No card ${id}`)
      return card
    },
    idsIn: (laneId, stepId) => inCell(laneId, stepId).map((card) => card.id),
    textsIn: (laneId, stepId) => inCell(laneId, stepId).map((card) => card.text),
    pick(...ids) {
      const place = ids.flatMap((id) => session.snapshot.getState().cards[id] ?? []).at(-1)?.place
      const cell = place ? { laneId: place[0], stepId: place[1] } : window.getState().cell
      window.setState({ selection: new Set(ids), cell })
    },
    pause(milliseconds) {
      clock.now += milliseconds
    },
  }
}

/** A room whose host never answers. */
const unreachedRoom = (): RoomClient =>
  enterRoom({
    dial: () => ({ send: () => undefined, close: () => undefined }),
    entering: () => ({ type: 'resume', version: ROOM_VERSION, id: 'me', secret: '', device: 'laptop' }),
  })

/** What `openProjectSession` makes, without the socket: the same commands, projection and undo. */
function localSession({ doc }: BuiltProject, now: () => number): ProjectSession {
  const origin = { source: 'window' }
  const projection = createProjection(doc)
  const snapshot = createStore<Snapshot>(() => projection.current())
  projection.subscribe((next) => snapshot.setState(next, true))
  const history = createUndoHistory(doc, origin, now)
  const facts = {
    online: true,
    everOnline: true,
    unconfirmed: false,
    trouble: null,
    readOnly: null,
    stopped: null,
  }
  return {
    projectId: 'project-1',
    snapshot,
    saveState: createStore<SaveState>(() => saveStateOf(facts)),
    history,
    presence: createPresence(),
    asks: false,
    loaded: Promise.resolve(),
    unsent: () => [],
    run(label, commands, joinKey) {
      history.begin(label, joinKey)
      return runCommands(doc, commands, origin)
    },
    close() {
      history.destroy()
      projection.destroy()
      doc.destroy()
    },
  }
}
