import { ALL_LANE_PRESETS } from '#shared/model/lane-presets.ts'
import { LANE_KINDS } from '#shared/model/vocabulary.ts'
import { duplicateHeader } from '../copy-structure.ts'
import {
  changeLaneKind,
  fitLane,
  hiddenLanes,
  hideLane,
  kindsFor,
  LANE_KIND_LABELS,
  RESIZE_BY,
  resizeLane,
  showLanes,
  toggleCollapsed,
  toggleLocked,
} from '../lane-actions.ts'
import { addLane, moveHeader, removeHeader, showHeaderDetails } from '../structure-actions.ts'
import type { AppCommand } from './command.ts'
import { isJourney, laneHere, on, unlessLocked } from './here.ts'

/** Lanes: the one in hand, or the one the keyboard is in. */
const ALL: readonly AppCommand[] = [
  {
    id: 'lane.move-up',
    title: 'Move this lane up',
    group: 'Structure',
    keys: ['Alt+Shift+ArrowUp'],
    ...on(laneHere, (project, id) => moveHeader(project, 'lane', id, -1)),
  },
  {
    id: 'lane.move-down',
    title: 'Move this lane down',
    group: 'Structure',
    keys: ['Alt+Shift+ArrowDown'],
    ...on(laneHere, (project, id) => moveHeader(project, 'lane', id, 1)),
  },
  {
    id: 'lane.taller',
    title: 'Make this lane taller',
    group: 'Structure',
    keys: ['$mod+Alt+ArrowDown'],
    ...on(laneHere, (project, id) => resizeLane(project, id, RESIZE_BY)),
  },
  {
    id: 'lane.lower',
    title: 'Make this lane lower',
    group: 'Structure',
    keys: ['$mod+Alt+ArrowUp'],
    ...on(laneHere, (project, id) => resizeLane(project, id, -RESIZE_BY)),
  },
  {
    id: 'lane.fit',
    title: 'Let the cards decide this lane’s height',
    group: 'Structure',
    ...on(laneHere, fitLane),
  },
  {
    id: 'lane.collapse',
    title: 'Collapse or open this lane',
    group: 'Structure',
    keys: ['Shift+C'],
    ...on(laneHere, toggleCollapsed),
  },
  {
    id: 'lane.lock',
    title: 'Lock or unlock this lane',
    group: 'Structure',
    keys: ['Shift+L'],
    ...on(laneHere, toggleLocked),
  },
  {
    id: 'lane.hide',
    title: 'Hide this lane',
    group: 'Structure',
    keys: ['Shift+H'],
    ...on(laneHere, hideLane),
  },
  {
    id: 'lane.show-hidden',
    title: 'Show all hidden lanes',
    group: 'Structure',
    isEnabled: (project) => hiddenLanes(project).length > 0,
    run: (project) =>
      showLanes(
        project,
        hiddenLanes(project).map(({ id }) => id),
      ),
  },
  {
    id: 'lane.duplicate',
    title: 'Duplicate this lane',
    group: 'Structure',
    ...on(laneHere, (project, id) => duplicateHeader(project, 'lane', id)),
  },
  {
    id: 'lane.details',
    title: 'Details of this lane',
    group: 'Structure',
    needs: 'nothing',
    ...on(laneHere, (project, id) => showHeaderDetails(project, 'lane', id)),
  },
  {
    id: 'lane.remove',
    title: 'Delete this lane',
    group: 'Structure',
    ...on(laneHere, (project, id) => removeHeader(project, 'lane', id)),
  },
  ...LANE_KINDS.map(
    (kind): AppCommand => ({
      id: `lane.kind.${kind}`,
      title: `Change this lane into: ${LANE_KIND_LABELS[kind]}`,
      group: 'Structure',
      ...on(
        laneHere,
        (project, id) => changeLaneKind(project, id, kind),
        (project, id) => kindsFor(project, id).includes(kind),
      ),
    }),
  ),
  ...ALL_LANE_PRESETS.map(
    (preset): AppCommand => ({
      id: `lane.add.${preset.id}`,
      title: `Add lane: ${preset.title}`,
      group: 'Structure',
      isEnabled: isJourney,
      run: (project) => {
        const id = laneHere(project)
        addLane(project, preset, id === null ? null : { id, side: 'after' })
      },
    }),
  ),
]

/** What says something about a lane, or only shows it. */
const FREE: ReadonlySet<string> = new Set(['lane.collapse', 'lane.lock', 'lane.details'])

/** Lanes: the rows. */
export const LANES: readonly AppCommand[] = unlessLocked(ALL, FREE)
