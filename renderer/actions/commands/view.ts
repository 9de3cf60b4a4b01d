import { recoveredCards } from '#shared/model/map-view.ts'
import { canvasHandle } from '../canvas-handle.ts'
import { openMerge } from '../copy-actions.ts'
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
    title: 'Personas of this map',
    group: 'View',
    run: (project) => project.window.setState({ panel: 'persona' }),
  },
  {
    id: 'view.library',
    title: 'All personas…',
    group: 'View',
    run: (project) => project.window.setState({ dialog: 'personas' }),
  },
  {
    id: 'view.stage-sets',
    title: 'Stage sets…',
    group: 'View',
    needs: 'all',
    run: (project) => project.window.setState({ dialog: 'stage-sets' }),
  },
  {
    id: 'view.new-map',
    title: 'Add a map from a template…',
    group: 'View',
    needs: 'all',
    run: (project) => project.window.setState({ dialog: 'new-map' }),
  },
  {
    id: 'view.save-template',
    title: 'Save as template…',
    group: 'View',
    needs: 'host',
    isEnabled: ({ model }) => model.getState().model !== null,
    run: (project) => project.window.setState({ dialog: 'save-template' }),
  },
  {
    id: 'view.merge',
    title: 'Merge a copy…',
    group: 'View',
    needs: 'keeping',
    run: (project) => openMerge(project),
  },
  {
    id: 'view.review',
    title: 'Review what others brought',
    group: 'View',
    isEnabled: ({ window }) => window.getState().review !== null,
    run: ({ window }) => window.setState({ panel: 'review' }),
  },
  {
    id: 'view.recovered',
    title: 'Recovered cards',
    group: 'View',
    needs: 'all',
    isEnabled: ({ session }) => recoveredCards(session.snapshot.getState()).length > 0,
    run: (project) => project.window.setState({ panel: 'recovered' }),
  },
  {
    id: 'view.export',
    title: 'Export…',
    group: 'View',
    keys: ['$mod+e'],
    run: (project) => project.window.setState({ dialog: 'export' }),
  },
  {
    id: 'view.export-again',
    title: 'Export again as last time',
    group: 'View',
    keys: ['$mod+Shift+e'],
    isEnabled: ({ model }) => model.getState().model !== null,
    run: (project) => project.window.setState({ dialog: 'export-again' }),
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
