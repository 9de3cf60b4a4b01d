import { X } from 'lucide-react'
import { moveChannelRow, renameChannelRow } from '#renderer/actions/channel-rows.ts'
import { addChannelRow, removeChannelRow } from '#renderer/actions/lane-actions.ts'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { ChannelIcon } from '#renderer/fields/ShapeIcon.tsx'
import { AddWord } from '#renderer/fields/WordChips.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import type { Lane } from '#shared/model/lane.ts'
import { CHANNELS } from '#shared/model/vocabulary.ts'

/** The rows of a channel matrix: their names, their order, which there are. */
export function ChannelRows({ lane }: { readonly lane: Lane }) {
  const project = useProject()
  return (
    <FieldGroup label="Channels, from top to bottom">
      <ReorderList
        label="Channels"
        className="inspector-rows"
        items={lane.channels.map((id) => ({ id }))}
        nameOf={({ id }) => id}
        onMove={(id, before) => moveChannelRow(project, lane.id, id, before)}
      >
        {({ id }, grip) => (
          <span className="inspector-row">
            {grip}
            <ChannelIcon channel={id} />
            <InPlaceText
              label={`Name of the channel ${id}`}
              value={id}
              placeholder={id}
              className="inspector-row-name"
              onCommit={(next) => renameChannelRow(project, lane.id, id, next.slice(0, 80))}
            />
            <IconButton
              size="small"
              label={`Remove ${id}, with its dots`}
              icon={<X size={15} />}
              onClick={() => removeChannelRow(project, lane.id, id)}
            />
          </span>
        )}
      </ReorderList>
      <AddWord
        label="Add a channel"
        placeholder="Add a channel"
        suggestions={CHANNELS.filter((channel) => !lane.channels.includes(channel))}
        onAdd={(words) => {
          for (const word of words) addChannelRow(project, lane.id, word)
        }}
      />
    </FieldGroup>
  )
}
