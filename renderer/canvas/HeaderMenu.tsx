import { Ellipsis } from 'lucide-react'
import {
  addLane,
  addStage,
  addStep,
  addStepTo,
  colorHeader,
  type HeaderKind,
  moveHeader,
  removeHeader,
  setBlueprintLine,
  toggleCollapsed,
  toggleMoment,
} from '#renderer/actions/structure-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { COLOR_LABELS } from '#renderer/ui/ColorPicker.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { LANE_PRESETS } from '#shared/model/lane-presets.ts'
import { BLUEPRINT_LINE_LABELS, BLUEPRINT_LINES, COLORS, type Color } from '#shared/model/vocabulary.ts'

const item = (label: string, onSelect: () => void): MenuEntry => ({ kind: 'item', label, onSelect })
const submenu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({
  kind: 'submenu',
  label,
  entries,
})

/** Everything one can do with a stage, step or lane. */
function headerEntries(project: ProjectContext, kind: HeaderKind, id: string): readonly MenuEntry[] {
  return [
    item('Rename', () => project.window.setState({ editing: { kind, id } })),
    ...ownEntries(project, kind, id),
    item(kind === 'lane' ? 'Move up' : 'Move left', () => moveHeader(project, kind, id, -1)),
    item(kind === 'lane' ? 'Move down' : 'Move right', () => moveHeader(project, kind, id, 1)),
    { kind: 'separator' },
    { kind: 'item', label: `Delete ${kind}`, danger: true, onSelect: () => removeHeader(project, kind, id) },
  ]
}

function ownEntries(project: ProjectContext, kind: HeaderKind, id: string): readonly MenuEntry[] {
  const { stages, steps, lanes } = project.session.snapshot.getState()
  switch (kind) {
    case 'stage':
      return [
        colors(stages[id]?.color, (color) => colorHeader(project, 'stage', id, color)),
        item('Add stage before', () => addStage(project, { id, side: 'before' })),
        item('Add stage after', () => addStage(project, { id, side: 'after' })),
        item('Add step', () => addStepTo(project, id)),
      ]
    case 'step':
      return [
        {
          kind: 'check',
          label: 'Moment that matters',
          checked: steps[id]?.moment ?? false,
          onChange: () => toggleMoment(project, id),
        },
        item('Add step before', () => addStep(project, id, 'before')),
        item('Add step after', () => addStep(project, id, 'after')),
      ]
    case 'lane':
      return [
        colors(lanes[id]?.color, (color) => colorHeader(project, 'lane', id, color)),
        item(lanes[id]?.collapsed ? 'Open lane' : 'Collapse lane', () => toggleCollapsed(project, id)),
        submenu('Add lane below', lanesToAdd(project, id)),
        submenu('Blueprint line below', [blueprintLines(project, id)]),
      ]
  }
}

const lanesToAdd = (project: ProjectContext, id: string): readonly MenuEntry[] =>
  LANE_PRESETS.map(({ heading, presets }) =>
    submenu(
      heading,
      presets.map((preset) => item(preset.title, () => addLane(project, preset, { id, side: 'after' }))),
    ),
  )

const NONE = 'none'

const blueprintLines = (project: ProjectContext, id: string): MenuEntry => ({
  kind: 'choice',
  label: 'Blueprint line below',
  value: project.session.snapshot.getState().lanes[id]?.lineBelow ?? NONE,
  options: [
    { value: NONE, label: 'None' },
    ...BLUEPRINT_LINES.map((line) => ({ value: line, label: BLUEPRINT_LINE_LABELS[line] })),
  ],
  onChoose: (value) => setBlueprintLine(project, id, BLUEPRINT_LINES.find((line) => line === value) ?? null),
})

const colors = (current: Color | undefined, onColor: (color: Color) => void): MenuEntry =>
  submenu('Colour', [
    {
      kind: 'choice',
      label: 'Colour',
      value: current ?? '',
      options: COLORS.map((color) => ({
        value: color,
        label: COLOR_LABELS[color],
        icon: (
          <span
            className="header-swatch"
            style={{ background: `var(--${color}-fill)`, borderColor: `var(--${color}-strong)` }}
          />
        ),
      })),
      onChoose: (value) => onColor(value as Color),
    },
  ])

/** The button on a header that opens its menu. */
export function HeaderMenu({
  kind,
  id,
  title,
}: {
  readonly kind: HeaderKind
  readonly id: string
  readonly title: string
}) {
  const project = useProject()
  return (
    <Menu entries={headerEntries(project, kind, id)}>
      <button
        type="button"
        className="header-menu"
        aria-label={`${title === '' ? `This ${kind}` : title}: ${kind} menu`}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
    </Menu>
  )
}
