import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { center } from '#shared/base/geometry.ts'
import { COLORS, LANE_KINDS } from '#shared/model/vocabulary.ts'
import { canvasHandle } from './canvas-handle.ts'
import {
  colorSelected,
  connectSelection,
  cycleImpact,
  deleteSelection,
  duplicateSelection,
  moveSelection,
  selectedCards,
  startCard,
  stopEditing,
} from './card-actions.ts'
import { currentSpot, enter, nudgeSentiment, selectAll, step, stepCell } from './keyboard-actions.ts'
import type { Direction, Spot } from './navigate.ts'
import {
  addLane,
  addNote,
  addStage,
  addStep,
  LANE_PRESETS,
  removeHeader,
  toggleCollapsed,
  toggleMoment,
} from './structure-actions.ts'
import { visibleRect } from './viewport.ts'

/**
 * Something a person can ask of an opened project, wherever they ask: by key, in the palette, in a menu of the desktop.
 * `keys` are in tinykeys' syntax (`$mod` is ⌘ on a Mac and Ctrl elsewhere).
 */
export interface AppCommand {
  readonly id: string
  readonly title: string
  readonly group: 'Edit' | 'Cards' | 'Structure' | 'View' | 'Go'
  readonly keys?: readonly string[]
  readonly isEnabled?: (project: ProjectContext) => boolean
  readonly run: (project: ProjectContext) => void
}

const hasSelection = (project: ProjectContext): boolean => project.window.getState().selection.size > 0
const hasCards = (project: ProjectContext): boolean => selectedCards(project).length > 0
const hasCell = (project: ProjectContext): boolean => project.window.getState().cell !== null

const show = (spot: Spot): void =>
  canvasHandle.reveal(spot.cardId === null ? spot.cell : { cardId: spot.cardId })

/** First the selection goes, then the keyboard's place: after that, Tab leads on out of the map. */
function leave(project: ProjectContext): void {
  stopEditing(project)
  if (hasSelection(project)) project.window.setState({ selection: new Set() })
  else project.window.setState({ cell: null })
}

const EDIT: readonly AppCommand[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['$mod+z'],
    isEnabled: ({ session }) => session.history.state().undo !== null,
    run: ({ session }) => void session.history.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['$mod+Shift+z', '$mod+y'],
    isEnabled: ({ session }) => session.history.state().redo !== null,
    run: ({ session }) => void session.history.redo(),
  },
  { id: 'edit.select-all', title: 'Select all cards', group: 'Edit', keys: ['$mod+a'], run: selectAll },
  {
    id: 'edit.delete',
    title: 'Delete selection',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['$mod+d'],
    isEnabled: hasCards,
    run: duplicateSelection,
  },
  {
    id: 'edit.leave',
    title: 'Clear selection',
    group: 'Edit',
    keys: ['Escape'],
    isEnabled: (project) => hasSelection(project) || hasCell(project),
    run: leave,
  },
]

/** Bare letters act on what is selected only: typed on an empty cell they begin a card. */
const CARDS: readonly AppCommand[] = [
  {
    id: 'card.enter',
    title: 'Type in card, or add one',
    group: 'Cards',
    keys: ['Enter', 'F2'],
    isEnabled: (project) => hasCell(project) || hasSelection(project),
    run: enter,
  },
  {
    id: 'card.add',
    title: 'Add card to this cell',
    group: 'Cards',
    keys: ['n'],
    isEnabled: (project) => hasCell(project) && hasSelection(project),
    run: (project) => {
      const spot = currentSpot(project)
      if (spot) startCard(project, spot.cell)
    },
  },
  {
    id: 'card.impact',
    title: 'Next impact of a pain point',
    group: 'Cards',
    keys: ['i'],
    isEnabled: (project) => selectedCards(project).some((card) => card.kind === 'pain'),
    run: cycleImpact,
  },
  {
    id: 'card.connect',
    title: 'Connect two selected cards',
    group: 'Cards',
    keys: ['l'],
    isEnabled: (project) => selectedCards(project).length === 2,
    run: connectSelection,
  },
  {
    id: 'card.details',
    title: 'Show details',
    group: 'Cards',
    keys: ['d'],
    isEnabled: hasSelection,
    run: (project) => project.window.setState({ panel: 'details' }),
  },
  {
    id: 'sentiment.up',
    title: 'Raise sentiment',
    group: 'Cards',
    keys: ['+', '=', 'Shift++'],
    isEnabled: hasCell,
    run: (project) => void nudgeSentiment(project, 0.5),
  },
  {
    id: 'sentiment.down',
    title: 'Lower sentiment',
    group: 'Cards',
    keys: ['-'],
    isEnabled: hasCell,
    run: (project) => void nudgeSentiment(project, -0.5),
  },
  ...COLORS.map(
    (color): AppCommand => ({
      id: `card.color.${color}`,
      title: `Colour: ${color}`,
      group: 'Cards',
      isEnabled: hasSelection,
      run: (project) => colorSelected(project, color),
    }),
  ),
]

const ARROWS = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
} as const satisfies Record<Direction, string>
const DIRECTIONS = Object.keys(ARROWS) as Direction[]

const GO: readonly AppCommand[] = [
  ...DIRECTIONS.map(
    (direction): AppCommand => ({
      id: `go.${direction}`,
      title: `Go ${direction}`,
      group: 'Go',
      keys: [ARROWS[direction]],
      run: (project) => step(project, direction, show),
    }),
  ),
  ...DIRECTIONS.map(
    (direction): AppCommand => ({
      id: `card.move-${direction}`,
      title: `Move selected cards ${direction}`,
      group: 'Cards',
      keys: [`$mod+${ARROWS[direction]}`],
      isEnabled: hasCards,
      run: (project) => moveSelection(project, direction),
    }),
  ),
  {
    id: 'go.next',
    title: 'Go to next cell',
    group: 'Go',
    keys: ['Tab'],
    isEnabled: hasCell,
    run: (project) => stepCell(project, 1, show),
  },
  {
    id: 'go.previous',
    title: 'Go to previous cell',
    group: 'Go',
    keys: ['Shift+Tab'],
    isEnabled: hasCell,
    run: (project) => stepCell(project, -1, show),
  },
]

function stageHere(project: ProjectContext): string | null {
  const stepId = project.window.getState().cell?.stepId
  return (
    project.model
      .getState()
      .model?.view.stages.find(({ steps }) => steps.some((column) => column.id === stepId))?.stage.id ?? null
  )
}

function noteInSight(project: ProjectContext): void {
  const view = canvasHandle.view()
  if (view) addNote(project, center(visibleRect(view.viewport(), view.size())))
}

const withCell =
  (act: (project: ProjectContext, cell: { laneId: string; stepId: string }) => void) =>
  (project: ProjectContext) => {
    const { cell } = project.window.getState()
    if (cell) act(project, cell)
  }

const STRUCTURE: readonly AppCommand[] = [
  {
    id: 'stage.add',
    title: 'Add stage',
    group: 'Structure',
    keys: ['Shift+S'],
    run: (project) => {
      const id = stageHere(project)
      addStage(project, id === null ? null : { id, side: 'after' })
    },
  },
  {
    id: 'step.add',
    title: 'Add step',
    group: 'Structure',
    keys: ['Shift+T'],
    isEnabled: hasCell,
    run: withCell((project, { stepId }) => addStep(project, stepId, 'after')),
  },
  {
    id: 'step.moment',
    title: 'Mark as moment that matters',
    group: 'Structure',
    keys: ['m'],
    isEnabled: (project) => hasCell(project) && hasSelection(project),
    run: withCell((project, { stepId }) => toggleMoment(project, stepId)),
  },
  {
    id: 'lane.collapse',
    title: 'Collapse or open this lane',
    group: 'Structure',
    keys: ['Shift+C'],
    isEnabled: hasCell,
    run: withCell((project, { laneId }) => toggleCollapsed(project, laneId)),
  },
  {
    id: 'step.remove',
    title: 'Delete this step',
    group: 'Structure',
    isEnabled: hasCell,
    run: withCell((project, { stepId }) => removeHeader(project, 'step', stepId)),
  },
  {
    id: 'lane.remove',
    title: 'Delete this lane',
    group: 'Structure',
    isEnabled: hasCell,
    run: withCell((project, { laneId }) => removeHeader(project, 'lane', laneId)),
  },
  { id: 'note.add', title: 'Add free note', group: 'Structure', keys: ['Shift+N'], run: noteInSight },
  ...LANE_KINDS.map(
    (kind): AppCommand => ({
      id: `lane.add.${kind}`,
      title: `Add lane: ${LANE_PRESETS[kind].label}`,
      group: 'Structure',
      run: (project) => {
        const { cell } = project.window.getState()
        addLane(project, kind, cell ? { id: cell.laneId, side: 'after' } : null)
      },
    }),
  ),
]

const VIEW: readonly AppCommand[] = [
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

/** Everything there is to ask for, in the order lists show it. */
export const COMMANDS: readonly AppCommand[] = [...EDIT, ...CARDS, ...GO, ...STRUCTURE, ...VIEW]

/** The command of that id, carried out if it may be now. */
export function runCommand(project: ProjectContext, id: string): void {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command && (command.isEnabled?.(project) ?? true)) command.run(project)
}
