import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { COMMANDS, isOffered } from '#renderer/actions/commands.ts'
import { showMap, UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { chooseTheme, type ThemeChoice } from '#renderer/ui/theme.ts'
import { type MapView, mapsOf } from '#shared/model/map-view.ts'

/** A line of the palette. */
export interface PaletteItem {
  readonly id: string
  readonly group: string
  readonly title: string
  /** Where it is, for places: the stage of a step. */
  readonly detail?: string
  readonly keys?: string
  /** Too many to list; it comes up when it is searched for. */
  readonly onlyFound?: true
  readonly run: (project: ProjectContext) => void
}

/** Everything the palette offers for a project now, in the order of its groups. */
export function paletteItems(project: ProjectContext, onHome: (() => void) | null): PaletteItem[] {
  const view = project.model.getState().model?.view
  return [...placesOn(view), ...mapsBeside(project), ...commandsFor(project), ...windowItems(onHome)]
}

function placesOn(view: MapView | undefined): PaletteItem[] {
  if (!view) return []
  const stages = view.stages.map(
    ({ stage }, index): PaletteItem => ({
      id: `stage:${stage.id}`,
      group: 'Stages',
      title: stage.title || `Stage ${index + 1}`,
      ...(index < 9 ? { keys: String(index + 1) } : {}),
      run: () => canvasHandle.showStage(index),
    }),
  )
  const steps = view.stages.flatMap(({ stage, steps: columns }) =>
    columns
      .filter((step) => step.title !== '')
      .map(
        (step): PaletteItem => ({
          id: `step:${step.id}`,
          group: 'Steps',
          title: step.title,
          detail: stage.title,
          onlyFound: true,
          run: (project) => goToCell(project, { stepId: step.id }),
        }),
      ),
  )
  const lanes = view.lanes.map(
    (lane, index): PaletteItem => ({
      id: `lane:${lane.id}`,
      group: 'Lanes',
      title: lane.title || `Lane ${index + 1}`,
      onlyFound: true,
      run: (project) => goToCell(project, { laneId: lane.id }),
    }),
  )
  return [...stages, ...steps, ...lanes]
}

/** Goes to a step or lane, staying in the lane or step where the keyboard is. */
function goToCell(project: ProjectContext, wanted: { stepId?: string; laneId?: string }): void {
  const view = project.model.getState().model?.view
  const now = project.window.getState().cell
  const laneId = wanted.laneId ?? now?.laneId ?? view?.lanes.find((lane) => !lane.collapsed)?.id
  const stepId = wanted.stepId ?? now?.stepId ?? view?.steps[0]?.id
  if (laneId === undefined || stepId === undefined) return
  project.window.setState({ cell: { laneId, stepId }, selection: new Set() })
  canvasHandle.reveal({ laneId, stepId })
}

const mapsBeside = (project: ProjectContext): PaletteItem[] => {
  const shownId = project.model.getState().model?.view.map.id
  return mapsOf(project.session.snapshot.getState())
    .filter(({ id }) => id !== shownId)
    .map((map) => ({
      id: `map:${map.id}`,
      group: 'Maps',
      title: map.title || UNTITLED_MAP,
      ...(map.state === 'future' ? { detail: 'Future state' } : {}),
      run: () => showMap(project, map.id),
    }))
}

/** The palette does not offer itself. */
const commandsFor = (project: ProjectContext): PaletteItem[] =>
  COMMANDS.filter((command) => command.id !== 'view.palette' && isOffered(project, command)).map(
    ({ id, title, group, keys, run }) => ({
      id,
      group,
      title,
      ...(keys?.[0] === undefined ? {} : { keys: keys[0] }),
      run,
    }),
  )

const THEMES: readonly (readonly [ThemeChoice, string])[] = [
  ['light', 'Theme: light'],
  ['dark', 'Theme: dark'],
  ['system', 'Theme: like the system'],
]

const windowItems = (onHome: (() => void) | null): PaletteItem[] => [
  ...(onHome ? [{ id: 'window.home', group: 'Window', title: 'All projects', run: onHome }] : []),
  {
    id: 'window.second',
    group: 'Window',
    title: 'Open in a second window',
    run: () => void window.open(location.href),
  },
  {
    id: 'window.new-map',
    group: 'Window',
    title: 'Add a map from a template…',
    run: (project) => project.window.setState({ dialog: 'new-map' }),
  },
  ...THEMES.map(([choice, title]) => ({
    id: `window.theme.${choice}`,
    group: 'Window',
    title,
    run: () => chooseTheme(choice),
  })),
]
