import {
  ArrowLeft,
  ArrowRight,
  Columns2,
  Copy,
  Grid3x3,
  LayoutTemplate,
  Lock,
  LockOpen,
  Pencil,
  Sparkles,
  Trash2,
} from 'lucide-react'
import {
  copyMap,
  removeMap,
  setMapState,
  shiftMap,
  showMap,
  UNTITLED_MAP,
} from '#renderer/actions/map-actions.ts'
import { toggleStructureLock } from '#renderer/actions/structure-lock.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'
import { notify } from '#renderer/ui/notify.ts'
import type { JourneyMap } from '#shared/model/map.ts'

/** Everything one can do with a map, for the menu of its tab. */
export function tabEntries(
  project: ProjectContext,
  maps: readonly JourneyMap[],
  index: number,
  onRename: () => void,
): readonly MenuEntry[] {
  const map = maps[index]
  if (!map) return []
  const shift = (by: 1 | -1) => () => shiftMap(project, map.id, by)
  return [
    {
      kind: 'item',
      label: 'Rename',
      icon: <Pencil size={16} />,
      keys: 'F2',
      // The field takes the keyboard once the menu has given it back.
      onSelect: () => setTimeout(onRename),
    },
    {
      kind: 'check',
      label: 'Shows the future state',
      checked: map.state === 'future',
      onChange: (future) => setMapState(project, map.id, future ? 'future' : 'current'),
    },
    {
      kind: 'item',
      label: map.locked ? 'Unlock structure' : 'Lock structure',
      icon: map.locked ? <LockOpen size={16} /> : <Lock size={16} />,
      onSelect: () => toggleStructureLock(project, map.id),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Move left',
      icon: <ArrowLeft size={16} />,
      disabled: index === 0,
      onSelect: shift(-1),
    },
    {
      kind: 'item',
      label: 'Move right',
      icon: <ArrowRight size={16} />,
      disabled: index === maps.length - 1,
      onSelect: shift(1),
    },
    { kind: 'separator' },
    ...compareEntries(project, maps, map),
    ...copyEntries(project, map.id),
    {
      kind: 'item',
      label: 'Save as template…',
      icon: <LayoutTemplate size={16} />,
      onSelect: () => {
        showMap(project, map.id)
        project.window.setState({ dialog: 'save-template' })
      },
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete map',
      icon: <Trash2 size={16} />,
      danger: true,
      disabled: maps.length === 1 || map.locked,
      onSelect: () => deleteMap(project, map),
    },
  ]
}

/** Laying a map beside the one it answers, or that answers it; nothing where there is none. */
function compareEntries(
  project: ProjectContext,
  maps: readonly JourneyMap[],
  map: JourneyMap,
): readonly MenuEntry[] {
  const answers = maps.some(({ id }) => id === map.counterpartId)
  const isAnswered = maps.some(({ counterpartId }) => counterpartId === map.id)
  if (!answers && !isAnswered) return []
  return [
    {
      kind: 'item',
      label: answers ? 'Compare with the current state' : 'Compare with the future state',
      icon: <Columns2 size={16} />,
      onSelect: () => {
        showMap(project, map.id)
        project.window.setState({ screen: 'compare' })
      },
    },
  ]
}

function deleteMap(project: ProjectContext, map: JourneyMap): void {
  if (!removeMap(project, map.id)) return
  notify(`“${map.title || UNTITLED_MAP}” was deleted.`, {
    label: 'Undo',
    onClick: () => {
      project.session.history.undo()
      showMap(project, map.id)
    },
  })
}

/** The ways to make another map of one. */
export const copyEntries = (project: ProjectContext, mapId: string): readonly MenuEntry[] => [
  {
    kind: 'item',
    label: 'Add its future state',
    icon: <Sparkles size={16} />,
    onSelect: () => copyMap(project, mapId, 'future'),
  },
  {
    kind: 'item',
    label: 'Duplicate',
    icon: <Copy size={16} />,
    onSelect: () => copyMap(project, mapId, 'whole'),
  },
  {
    kind: 'item',
    label: 'Duplicate without cards',
    icon: <Grid3x3 size={16} />,
    onSelect: () => copyMap(project, mapId, 'structure'),
  },
]
