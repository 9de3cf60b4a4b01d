import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextArea, TextField } from '#renderer/ui/TextField.tsx'
import { AGENDA_TOOLS, type AgendaItem, ROOM_BOUNDS } from '#shared/protocol/room.ts'
import { TOOL_WORDS } from '../words.ts'
import { useDraft } from './use-draft.ts'

const TOOLS = AGENDA_TOOLS.map((tool) => ({ value: tool, label: TOOL_WORDS[tool] }))
const MOST_MINUTES = 480

/** All of an item, to be written. */
export function ItemEditor({
  item,
  onChange,
  onDuplicate,
  onRemove,
}: {
  readonly item: AgendaItem
  readonly onChange: (fields: Partial<AgendaItem>) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}) {
  const title = useDraft(item.title, (next) => onChange({ title: next }))
  const prompt = useDraft(item.prompt, (next) => onChange({ prompt: next }))
  const notes = useDraft(item.notes, (next) => onChange({ notes: next }))
  return (
    <div className="item-editor">
      <TextField label="Title" {...title} maxLength={ROOM_BOUNDS.title} placeholder="What is done" />
      <div className="item-editor-pair">
        <Minutes minutes={item.minutes} onChange={(minutes) => onChange({ minutes })} />
        <Select label="Offers" value={item.tool} options={TOOLS} onChange={(tool) => onChange({ tool })} />
      </div>
      <TextArea
        label="What everybody is told"
        {...prompt}
        maxLength={ROOM_BOUNDS.text}
        placeholder="Shown on the projector and to guests"
      />
      <TextArea
        label="Notes for who leads"
        {...notes}
        maxLength={ROOM_BOUNDS.text}
        placeholder="Nobody else sees these"
      />
      <div className="item-editor-deeds">
        <Button size="small" icon={<Copy size={15} aria-hidden="true" />} onClick={onDuplicate}>
          Duplicate
        </Button>
        <Button size="small" tone="danger" icon={<Trash2 size={15} aria-hidden="true" />} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  )
}

function Minutes({
  minutes,
  onChange,
}: {
  readonly minutes: number
  readonly onChange: (minutes: number) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const number = draft === null || draft.trim() === '' ? 0 : Number(draft)
  const isWrong = draft !== null && !(Number.isInteger(number) && number >= 0 && number <= MOST_MINUTES)
  return (
    <TextField
      label="Minutes"
      inputMode="numeric"
      value={draft ?? (minutes === 0 ? '' : String(minutes))}
      placeholder="No limit"
      error={isWrong ? `A whole number up to ${MOST_MINUTES}` : undefined}
      onChange={setDraft}
      onBlur={() => {
        if (draft !== null && !isWrong && number !== minutes) onChange(number)
        setDraft(null)
      }}
    />
  )
}
