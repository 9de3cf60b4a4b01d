import { duplicateHeader } from '#renderer/actions/copy-structure.ts'
import {
  addChannelRow,
  changeLaneKind,
  fitLane,
  hiddenLanes,
  hideLane,
  kindsFor,
  LANE_KIND_LABELS,
  removeChannelRow,
  setBlueprintLine,
  showLanes,
  toggleCollapsed,
  toggleLocked,
} from '#renderer/actions/lane-actions.ts'
import { duplicatesIn, offerToMerge } from '#renderer/actions/merge-actions.ts'
import {
  canSplit,
  mergeWithNext,
  moveStepToStage,
  splitStage,
  stageAfter,
  stageBeside,
} from '#renderer/actions/stage-actions.ts'
import {
  addLane,
  addStage,
  addStep,
  addStepTo,
  colorHeader,
  moveHeader,
  removeHeader,
  showHeaderDetails,
  toggleMoment,
} from '#renderer/actions/structure-actions.ts'
import { isStructureLocked, toggleStructureLock } from '#renderer/actions/structure-lock.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'
import type { Lane } from '#shared/model/lane.ts'
import { LANE_PRESETS } from '#shared/model/lane-presets.ts'
import { BLUEPRINT_LINE_LABELS, BLUEPRINT_LINES, CHANNELS } from '#shared/model/vocabulary.ts'
import { choiceOf, colorEntries, item, SEPARATOR, submenu, when } from './menu-entries.tsx'

/** Everything one can do with a stage, step or lane. */
export function headerEntries(project: ProjectContext, kind: HeaderKind, id: string): readonly MenuEntry[] {
  if (isStructureLocked(project)) return lockedEntries(project, kind, id)
  return [
    item('Rename', () => project.window.setState({ editing: { kind, id } }), 'F2'),
    item('Details…', () => showHeaderDetails(project, kind, id)),
    ...ENTRIES[kind](project, id),
    SEPARATOR,
    { kind: 'item', label: `Delete ${kind}`, danger: true, onSelect: () => removeHeader(project, kind, id) },
  ]
}

/** What is left of it while the structure is locked, and the way out of that. */
function lockedEntries(project: ProjectContext, kind: HeaderKind, id: string): readonly MenuEntry[] {
  const map = project.model.getState().model?.view.map
  return [
    item('Details…', () => showHeaderDetails(project, kind, id)),
    ...(kind === 'step' ? [momentEntry(project, id)] : []),
    ...(kind === 'lane' ? foldEntries(project, id) : []),
    SEPARATOR,
    item('Unlock structure', () => {
      if (map) toggleStructureLock(project, map.id)
    }),
  ]
}

const named = (title: string): string => (title === '' ? 'next to it' : `“${title}”`)

function stageEntries(project: ProjectContext, id: string): readonly MenuEntry[] {
  const stage = project.session.snapshot.getState().stages[id]
  const next = stageAfter(project, id)
  return [
    colorEntries(stage?.color, (color) => colorHeader(project, 'stage', id, color)),
    SEPARATOR,
    item('Add stage before', () => addStage(project, { id, side: 'before' })),
    item('Add stage after', () => addStage(project, { id, side: 'after' })),
    item('Add step', () => addStepTo(project, id)),
    item('Apply a stage set…', () => project.window.setState({ dialog: 'stage-sets' })),
    SEPARATOR,
    item('Duplicate stage', () => duplicateHeader(project, 'stage', id)),
    ...(next ? [item(`Merge with stage ${named(next.title)}`, () => mergeWithNext(project, id))] : []),
    item('Move left', () => moveHeader(project, 'stage', id, -1)),
    item('Move right', () => moveHeader(project, 'stage', id, 1)),
  ]
}

function stepEntries(project: ProjectContext, id: string): readonly MenuEntry[] {
  const [before, after] = [stageBeside(project, id, -1), stageBeside(project, id, 1)]
  return [
    momentEntry(project, id),
    SEPARATOR,
    item('Add step before', () => addStep(project, id, 'before')),
    item('Add step after', () => addStep(project, id, 'after')),
    item('Duplicate step', () => duplicateHeader(project, 'step', id)),
    ...when(
      canSplit(project, id),
      item('Split the stage before this step', () => splitStage(project, id)),
    ),
    SEPARATOR,
    item('Move left', () => moveHeader(project, 'step', id, -1), 'Alt+Shift+ArrowLeft'),
    item('Move right', () => moveHeader(project, 'step', id, 1), 'Alt+Shift+ArrowRight'),
    ...(before
      ? [item(`Move into stage ${named(before.title)}`, () => moveStepToStage(project, id, -1))]
      : []),
    ...(after ? [item(`Move into stage ${named(after.title)}`, () => moveStepToStage(project, id, 1))] : []),
  ]
}

const momentEntry = (project: ProjectContext, id: string): MenuEntry => ({
  kind: 'check',
  label: 'Moment that matters',
  checked: project.model.getState().model?.view.steps.find((step) => step.id === id)?.moment ?? false,
  onChange: () => toggleMoment(project, id),
})

function foldEntries(project: ProjectContext, id: string): readonly MenuEntry[] {
  const lane = project.session.snapshot.getState().lanes[id]
  if (!lane) return []
  return [
    {
      kind: 'check',
      label: 'Collapsed',
      checked: lane.collapsed,
      onChange: () => toggleCollapsed(project, id),
    },
    { kind: 'check', label: 'Locked', checked: lane.locked, onChange: () => toggleLocked(project, id) },
    ...when(
      duplicatesIn(project, id).length > 0,
      item('Merge duplicates…', () => offerToMerge(project, id)),
    ),
  ]
}

function laneEntries(project: ProjectContext, id: string): readonly MenuEntry[] {
  const lane = project.session.snapshot.getState().lanes[id]
  if (!lane) return []
  return [
    colorEntries(lane.color, (color) => colorHeader(project, 'lane', id, color)),
    ...kindEntries(project, lane),
    ...when(lane.kind === 'channels', ...channelEntries(project, lane)),
    SEPARATOR,
    ...foldEntries(project, id),
    item('Hide lane', () => hideLane(project, id), 'Shift+H'),
    ...hiddenEntries(project),
    SEPARATOR,
    submenu('Add lane above', lanesToAdd(project, { id, side: 'before' })),
    submenu('Add lane below', lanesToAdd(project, { id, side: 'after' })),
    item('Duplicate lane', () => duplicateHeader(project, 'lane', id)),
    submenu('Blueprint line below', [blueprintLines(project, lane)]),
    SEPARATOR,
    ...when(
      lane.height > 0,
      item('Height by its cards', () => fitLane(project, id)),
    ),
    item('Move up', () => moveHeader(project, 'lane', id, -1), 'Alt+Shift+ArrowUp'),
    item('Move down', () => moveHeader(project, 'lane', id, 1), 'Alt+Shift+ArrowDown'),
  ]
}

const ENTRIES: Readonly<Record<HeaderKind, (project: ProjectContext, id: string) => readonly MenuEntry[]>> = {
  stage: stageEntries,
  step: stepEntries,
  lane: laneEntries,
}

function kindEntries(project: ProjectContext, lane: Lane): readonly MenuEntry[] {
  const kinds = kindsFor(project, lane.id)
  return kinds.length < 2
    ? []
    : [choiceOf('Kind', kinds, LANE_KIND_LABELS, lane.kind, (kind) => changeLaneKind(project, lane.id, kind))]
}

const channelEntries = (project: ProjectContext, lane: Lane): readonly MenuEntry[] => [
  submenu(
    'Add channel',
    CHANNELS.filter((channel) => !lane.channels.includes(channel)).map((channel) =>
      item(channel, () => addChannelRow(project, lane.id, channel)),
    ),
  ),
  ...when(
    lane.channels.length > 0,
    submenu(
      'Remove channel',
      lane.channels.map((channel) => item(channel, () => removeChannelRow(project, lane.id, channel))),
    ),
  ),
]

/** The lanes that the map leaves out, to bring back one by one or all. */
export function hiddenEntries(project: ProjectContext): readonly MenuEntry[] {
  const hidden = hiddenLanes(project)
  return hidden.length === 0 ? [] : [submenu('Show hidden lanes', listHidden(project, hidden))]
}

export const listHidden = (project: ProjectContext, hidden: readonly Lane[]): readonly MenuEntry[] => [
  ...hidden.map((lane) =>
    item(lane.title === '' ? 'Untitled lane' : lane.title, () => showLanes(project, [lane.id])),
  ),
  ...when(
    hidden.length > 1,
    SEPARATOR,
    item('All of them', () =>
      showLanes(
        project,
        hidden.map(({ id }) => id),
      ),
    ),
  ),
]

/** The lanes on offer, under their headings. */
export const lanesToAdd = (
  project: ProjectContext,
  beside: Parameters<typeof addLane>[2],
): readonly MenuEntry[] =>
  LANE_PRESETS.map(({ heading, presets }) =>
    submenu(
      heading,
      presets.map((preset) => item(preset.title, () => addLane(project, preset, beside))),
    ),
  )

const NONE = 'none'

const blueprintLines = (project: ProjectContext, { id, lineBelow }: Lane): MenuEntry => ({
  kind: 'choice',
  label: 'Blueprint line below',
  value: lineBelow ?? NONE,
  options: [
    { value: NONE, label: 'None' },
    ...BLUEPRINT_LINES.map((line) => ({ value: line, label: BLUEPRINT_LINE_LABELS[line] })),
  ],
  onChoose: (value) => setBlueprintLine(project, id, BLUEPRINT_LINES.find((line) => line === value) ?? null),
})
