import { canvasHandle } from '../canvas-handle.ts'
import type { AppCommand } from './command.ts'

/** What the window shows, and how close. */
export const VIEW: readonly AppCommand[] = [
  { id: 'view.fit', title: 'Show the whole map', group: 'View', keys: ['0'], run: () => canvasHandle.fit() },
  ...Array.from(
    { length: 9 },
    (_, index): AppCommand => ({
      id: `view.stage-${index + 1}`,
      title: `Show stage ${index + 1}`,
      group: 'View',
      keys: [String(index + 1)],
      isEnabled: (project) => (project.model.getState().model?.view.stages.length ?? 0) > index,
      run: () => canvasHandle.showStage(index),
    }),
  ),
  {
    id: 'view.zoom-in',
    title: 'Zoom in',
    group: 'View',
    keys: ['$mod+=', '$mod++'],
    run: () => canvasHandle.zoomIn(),
  },
  {
    id: 'view.zoom-out',
    title: 'Zoom out',
    group: 'View',
    keys: ['$mod+-'],
    run: () => canvasHandle.zoomOut(),
  },
  {
    id: 'view.zoom-100',
    title: 'Zoom to 100 %',
    group: 'View',
    keys: ['$mod+0'],
    run: () => canvasHandle.zoomTo(1),
  },
  {
    id: 'view.scope',
    title: 'Scope of this map',
    group: 'View',
    run: (project) => project.window.setState({ panel: 'scope' }),
  },
  {
    id: 'view.personas',
    title: 'Personas',
    group: 'View',
    run: (project) => project.window.setState({ panel: 'persona' }),
  },
  {
    id: 'view.export',
    title: 'Export…',
    group: 'View',
    keys: ['$mod+e'],
    run: (project) => project.window.setState({ dialog: 'export' }),
  },
  {
    id: 'view.palette',
    title: 'Find a command',
    group: 'View',
    keys: ['$mod+k'],
    run: (project) => project.window.setState({ dialog: 'palette' }),
  },
  {
    id: 'view.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'View',
    keys: ['Shift+?'],
    run: (project) => project.window.setState({ dialog: 'shortcuts' }),
  },
]
