import {
  changeLaneKind,
  hideLane,
  kindsFor,
  LANE_KIND_LABELS,
  setBlueprintLine,
  toggleCollapsed,
  toggleLocked,
} from '#renderer/actions/lane-actions.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { LANE_HEIGHT, type Lane } from '#shared/model/lane.ts'
import {
  BLUEPRINT_LINE_LABELS,
  BLUEPRINT_LINES,
  holdsCards,
  type LaneKind,
  ROLE_LABELS,
  ROLES,
  type Role,
} from '#shared/model/vocabulary.ts'
import { ChannelRows } from './ChannelRows.tsx'
import { FillFields } from './FillFields.tsx'
import { SentimentWords } from './SentimentWords.tsx'
import { useEditHeader, useHeaderText } from './use-header.ts'

/** A lane: what it is called and holds, how it looks, what may be done with it. */
export function LaneDetails({ lane }: { readonly lane: Lane }) {
  const edit = useEditHeader('lane', lane.id)
  const prompt = useHeaderText('lane', lane, 'prompt')
  return (
    <>
      <LiveLine label="Title" placeholder="Doing" {...useHeaderText('lane', lane, 'title')} />
      <KindField lane={lane} />
      <KindFields lane={lane} />
      {holdsCards(lane.kind) ? (
        <LiveLine label="Prompt for empty cells" placeholder="What do they do?" {...prompt} />
      ) : null}
      <ColorField value={lane.color} onValue={(color) => edit('Colour', { color })} />
      <LineField lane={lane} />
      <NumberField
        label="Least height"
        hint="It grows with its cards; empty, they alone decide."
        value={lane.height === 0 ? null : lane.height}
        {...LANE_HEIGHT}
        onValue={(height) => edit('Resize lane', { height: height ?? 0 }, `height:${lane.id}`)}
      />
      <Switches lane={lane} />
    </>
  )
}

function KindField({ lane }: { readonly lane: Lane }) {
  const project = useProject()
  useMapModel()
  const kinds = kindsFor(project, lane.id)
  if (kinds.length < 2)
    return (
      <div className="field">
        <span className="field-label">Kind</span>
        <span>
          {LANE_KIND_LABELS[lane.kind]}
          <span className="field-hint inspector-line">
            {lane.locked ? 'Unlock it to change its kind.' : 'Empty it to change its kind.'}
          </span>
        </span>
      </div>
    )
  return (
    <Select<LaneKind>
      label="Kind"
      value={lane.kind}
      options={kinds.map((value) => ({ value, label: LANE_KIND_LABELS[value] }))}
      onChange={(kind) => changeLaneKind(project, lane.id, kind)}
    />
  )
}

/** What only lanes of one kind have. */
function KindFields({ lane }: { readonly lane: Lane }) {
  switch (lane.kind) {
    case 'roles':
      return <RoleField lane={lane} />
    case 'channels':
      return <ChannelRows lane={lane} />
    case 'metrics':
      return <FillFields lane={lane} />
    case 'sentiment':
      return <SentimentWords lane={lane} />
    default:
      return null
  }
}

const NONE = 'none'

function RoleField({ lane }: { readonly lane: Lane }) {
  const edit = useEditHeader('lane', lane.id)
  return (
    <Select
      label="Who or what acts here"
      value={lane.role ?? NONE}
      options={[
        { value: NONE, label: 'Not said' },
        ...ROLES.map((value) => ({ value, label: ROLE_LABELS[value] })),
      ]}
      onChange={(role) => edit('Set role', { role: role === NONE ? null : (role as Role) })}
    />
  )
}

function LineField({ lane }: { readonly lane: Lane }) {
  const project = useProject()
  return (
    <Select
      label="Line below"
      value={lane.lineBelow ?? NONE}
      options={[
        { value: NONE, label: 'None' },
        ...BLUEPRINT_LINES.map((value) => ({ value, label: BLUEPRINT_LINE_LABELS[value] })),
      ]}
      onChange={(next) =>
        setBlueprintLine(project, lane.id, BLUEPRINT_LINES.find((line) => line === next) ?? null)
      }
    />
  )
}

function Switches({ lane }: { readonly lane: Lane }) {
  const project = useProject()
  return (
    <div className="inspector-switches">
      <Switch
        label="Locked"
        hint="Nobody can change what stands in it."
        checked={lane.locked}
        onChange={() => toggleLocked(project, lane.id)}
      />
      <Switch
        label="Collapsed"
        hint="Folded to one line."
        checked={lane.collapsed}
        onChange={() => toggleCollapsed(project, lane.id)}
      />
      <Switch
        label="Hidden"
        hint="Left out here and in exports; the panel “Map” brings it back."
        checked={lane.hidden}
        onChange={() => hideLane(project, lane.id)}
      />
    </div>
  )
}
