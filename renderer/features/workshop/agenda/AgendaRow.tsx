import { Check, ChevronDown, Play as PlayIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import type { AgendaItem } from '#shared/protocol/room.ts'
import { minutesWords } from './agenda-time.ts'
import { ItemEditor } from './ItemEditor.tsx'

export interface AgendaRowProps {
  readonly item: AgendaItem
  readonly number: number
  readonly grip: ReactNode
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onStart: () => void
  readonly onChange: (fields: Partial<AgendaItem>) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** An item in the list: how it is called, how long it takes, whether it is done, and all of it once opened. */
export function AgendaRow(props: AgendaRowProps) {
  const { item, number, grip, isCurrent, isOpen, onOpen, onStart, onChange } = props
  const name = item.title.trim() || `Item ${number}`
  return (
    <div
      className="agenda-row"
      data-current={isCurrent || undefined}
      data-done={item.done || undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <div className="agenda-line">
        {grip}
        <button
          type="button"
          className="agenda-done"
          aria-pressed={item.done}
          onClick={() => onChange({ done: !item.done })}
        >
          {item.done ? <Check size={14} aria-hidden="true" /> : number}
          <span className="visually-hidden"> {name}: done</span>
        </button>
        <button type="button" className="agenda-title" aria-expanded={isOpen} onClick={onOpen}>
          <span className="agenda-name">{name}</span>
          <span className="agenda-minutes">{item.minutes === 0 ? '' : minutesWords(item.minutes)}</span>
          <ChevronDown size={15} aria-hidden="true" />
        </button>
        <IconButton
          size="small"
          label={isCurrent ? `Start ${name} anew` : `Start ${name}`}
          icon={<PlayIcon size={15} />}
          onClick={onStart}
        />
      </div>
      {isOpen ? (
        <ItemEditor
          item={item}
          onChange={onChange}
          onDuplicate={props.onDuplicate}
          onRemove={props.onRemove}
        />
      ) : null}
    </div>
  )
}
