import { createStore } from 'zustand/vanilla'
import type { HostClient } from '#renderer/session/host-client.ts'
import { createMapModelStore } from '#renderer/session/map-model.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createProjection } from '#shared/document/projection.ts'
import { createUndoHistory } from '#shared/document/undo.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { BuiltProject } from '#test/support/builders.ts'

/** A window on a document: everything that actions touch, for real, without a host behind it. */
export function openedProject({ doc }: BuiltProject): ProjectContext {
  const origin = {}
  const projection = createProjection(doc)
  const snapshot = createStore<Snapshot>(() => projection.current())
  projection.subscribe((next) => snapshot.setState(next, true))
  const history = createUndoHistory(doc, origin, () => Date.now())
  const window = createWindowStore()
  return {
    host: {} as HostClient,
    entry: { id: 'p', title: '', path: '', changedAt: '', cards: 0, missing: false },
    session: {
      projectId: 'p',
      snapshot,
      saveState: createStore(() => ({ kind: 'saved' }) as const),
      history,
      loaded: Promise.resolve(),
      run(label, commands, joinKey) {
        history.begin(label, joinKey)
        return runCommands(doc, commands, origin)
      },
      close: () => {},
    },
    window,
    model: createMapModelStore(snapshot, window),
  }
}

/** The map that the window shows. */
export function shownView(project: ProjectContext) {
  const view = project.model.getState().model?.view
  if (!view) throw new Error('The window shows no map')
  return view
}
