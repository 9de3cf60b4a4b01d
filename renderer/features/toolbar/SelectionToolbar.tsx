import './toolbar.css'
import {
  Copy,
  CornerDownRight,
  Ellipsis,
  EyeOff,
  Group,
  Merge,
  PanelRight,
  Spline,
  Trash2,
  Ungroup,
} from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { type ReactNode, useMemo } from 'react'
import { connectSelection, deleteSelection, duplicateSelection } from '#renderer/actions/card-actions.ts'
import { groupSelection, ungroupSelection } from '#renderer/actions/group-actions.ts'
import { openLinkedMap } from '#renderer/actions/link-actions.ts'
import { mergeSelection } from '#renderer/actions/merge-actions.ts'
import { selectionEntries } from '#renderer/canvas/card-entries.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { ColorTool } from './ColorTool.tsx'
import { EmojiTool } from './EmojiTool.tsx'
import { ConnectorTool, KindTool } from './KindTool.tsx'
import { toolsFor } from './tools.ts'

/** What one mostly wants to do with what is selected, within a hand's reach of it. */
export function SelectionToolbar() {
  const project = useProject()
  const model = useMapModel()
  const snapshot = model?.snapshot
  const selection = useWindow((state) => state.selection)
  const tools = useMemo(() => (snapshot ? toolsFor(snapshot, selection) : null), [snapshot, selection])
  if (!tools) return [...selection].some((id) => model?.privateIds.has(id)) ? <PrivateTools /> : null
  return (
    <Toolbar.Root className="selection-toolbar" aria-label="Selection">
      {tools.color ? <ColorTool shown={tools.color.shown} hasOwn={tools.color.hasOwn} /> : null}
      {tools.sameKind ? <KindTool cards={tools.sameKind} /> : null}
      {tools.sticky ? <EmojiTool card={tools.sticky} /> : null}
      {tools.connector ? <ConnectorTool connector={tools.connector} /> : null}
      {tools.canConnect ? (
        <Tool label="Connect the two" icon={<Spline size={18} />} onClick={() => connectSelection(project)} />
      ) : null}
      {tools.canGroup ? (
        <Tool
          label="Group"
          keys="$mod+g"
          icon={<Group size={18} />}
          onClick={() => groupSelection(project)}
        />
      ) : null}
      {tools.isGrouped ? (
        <Tool
          label="Ungroup"
          keys="$mod+Shift+g"
          icon={<Ungroup size={18} />}
          onClick={() => ungroupSelection(project)}
        />
      ) : null}
      {tools.canMerge ? (
        <Tool label="Merge into one" icon={<Merge size={18} />} onClick={() => mergeSelection(project)} />
      ) : null}
      {tools.canDuplicate ? (
        <Tool label="Duplicate" icon={<Copy size={18} />} onClick={() => duplicateSelection(project)} />
      ) : null}
      <Tool
        label="Details"
        icon={<PanelRight size={18} />}
        onClick={() => project.window.setState({ panel: 'details' })}
      />
      {tools.linkedMapId === null ? null : (
        <Tool
          label="Open the linked map"
          icon={<CornerDownRight size={18} />}
          onClick={() => openLinkedMap(project)}
        />
      )}
      <Menu entries={() => selectionEntries(project)}>
        <Toolbar.Button className="icon-button" data-size="small" aria-label="More">
          <Ellipsis size={18} aria-hidden="true" />
        </Toolbar.Button>
      </Menu>
      <Tool label="Delete" icon={<Trash2 size={18} />} onClick={() => deleteSelection(project)} />
    </Toolbar.Root>
  )
}

/** Of private cards there is nothing to set yet: what they are, and a way to be rid of them. */
function PrivateTools() {
  const project = useProject()
  return (
    <Toolbar.Root className="selection-toolbar" aria-label="Selection">
      <span className="toolbar-private">
        <EyeOff size={16} aria-hidden="true" />
        Only you see this
      </span>
      <Tool label="Delete" icon={<Trash2 size={18} />} onClick={() => deleteSelection(project)} />
    </Toolbar.Root>
  )
}

function Tool({
  label,
  keys,
  icon,
  onClick,
}: {
  readonly label: string
  readonly keys?: string
  readonly icon: ReactNode
  readonly onClick: () => void
}) {
  return (
    <Toolbar.Button asChild>
      <IconButton
        label={label}
        {...(keys === undefined ? {} : { keys })}
        icon={icon}
        size="small"
        side="top"
        onClick={onClick}
      />
    </Toolbar.Button>
  )
}
