import './agenda.css'
import { BookmarkPlus, Ellipsis, Eraser, ListPlus, Plus, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import { newId } from '#shared/base/ids.ts'
import { itemsOfPlay, type Play, playOfItems } from '#shared/protocol/plays.ts'
import type { AgendaItem } from '#shared/protocol/room.ts'
import { Ask } from '../Ask.tsx'
import { useHostMinute } from '../use-host-now.ts'
import { AgendaRow } from './AgendaRow.tsx'
import {
  addItems,
  blankItem,
  changeItem,
  duplicateItem,
  moveItem,
  nothingDone,
  removeItem,
} from './agenda-edits.ts'
import { agendaEnd, minutesWords, totalMinutes, wallClock } from './agenda-time.ts'
import { NowPart } from './NowPart.tsx'
import { PlayChoice } from './PlayChoice.tsx'
import { SavePlayDialog } from './SavePlayDialog.tsx'
import { type Agenda, useAgenda } from './use-agenda.ts'
import { type OwnPlays, useOwnPlays } from './use-own-plays.ts'

/** What is done one after the other: to write before, and to lead by. */
export function AgendaSheet() {
  const leads = useRoom(({ you }) => you?.role === 'facilitator')
  return leads ? <WrittenAgenda /> : <ReadAgenda />
}

/** What lies over the list of items, or in its place. */
type Over = 'plays' | 'save' | 'clear' | null

function WrittenAgenda() {
  const agenda = useAgenda()
  const own = useOwnPlays()
  const [over, setOver] = useState<Over>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const { items, change } = agenda
  const take = (play: Play) => {
    change((all) => addItems(all, itemsOfPlay(play, newId)))
    setOver(null)
  }
  const add = () => {
    const id = newId()
    change((all) => addItems(all, [blankItem(id)]))
    setOpenId(id)
  }
  const isEmpty = items.length === 0
  if (isEmpty || over === 'plays')
    return (
      <>
        {isEmpty ? (
          <p className="workshop-hint">
            An agenda keeps the time for all: each item has its minutes, a task for everybody and notes for
            you.
          </p>
        ) : null}
        <PlayChoice own={own} onChoose={take} />
        {isEmpty ? (
          <AddButton onAdd={add} />
        ) : (
          <Button onClick={() => setOver(null)}>Back to the agenda</Button>
        )}
      </>
    )
  return (
    <>
      <NowPart />
      <div className="agenda-head">
        <Times items={items} />
        <More own={own} change={change} onOver={setOver} />
      </div>
      <Items agenda={agenda} openId={openId} onOpen={setOpenId} />
      <AddButton onAdd={add} />
      <SavePlayDialog
        open={over === 'save'}
        onSave={(title, description) => void own.save(playOfItems(title, description, items))}
        onClose={() => setOver(null)}
      />
      <Ask
        open={over === 'clear'}
        title="Clear the agenda?"
        deed="Clear"
        onDo={() => change(() => [])}
        onClose={() => setOver(null)}
      >
        All items go, with their prompts and notes. Save them as your own play first if you want them again.
      </Ask>
    </>
  )
}

const AddButton = ({ onAdd }: { readonly onAdd: () => void }) => (
  <Button className="agenda-add" icon={<Plus size={16} aria-hidden="true" />} onClick={onAdd}>
    Add an item
  </Button>
)

function More({
  own,
  change,
  onOver,
}: {
  readonly own: OwnPlays
  readonly change: Agenda['change']
  readonly onOver: (over: Over) => void
}) {
  const { room } = useProject()
  const item = (label: string, icon: ReactNode, onSelect: () => void) =>
    ({ kind: 'item', label, icon, onSelect }) as const
  const entries: readonly MenuEntry[] = [
    item('Add a play…', <ListPlus size={16} />, () => onOver('plays')),
    ...(own.may ? [item('Save as your own play…', <BookmarkPlus size={16} />, () => onOver('save'))] : []),
    item('Nothing is done yet', <RotateCcw size={16} />, () => {
      room.say({ type: 'agenda.go', id: null, start: false })
      change(nothingDone)
    }),
    { kind: 'separator' },
    { ...item('Clear the agenda…', <Eraser size={16} />, () => onOver('clear')), danger: true },
  ]
  return (
    <Menu align="end" entries={entries}>
      <IconButton size="small" label="More about the agenda" icon={<Ellipsis size={18} />} />
    </Menu>
  )
}

function Items({
  agenda: { items, currentId, change },
  openId,
  onOpen,
}: {
  readonly agenda: Agenda
  readonly openId: string | null
  readonly onOpen: (id: string | null) => void
}) {
  const { room } = useProject()
  return (
    <ReorderList
      label="Agenda"
      className="agenda-list"
      items={items}
      nameOf={({ title }) => title.trim() || 'untitled item'}
      onMove={(id, beforeId) => change((all) => moveItem(all, id, beforeId))}
    >
      {(item, grip) => (
        <AgendaRow
          item={item}
          number={items.indexOf(item) + 1}
          grip={grip}
          isCurrent={item.id === currentId}
          isOpen={item.id === openId}
          onOpen={() => onOpen(item.id === openId ? null : item.id)}
          onStart={() => room.say({ type: 'agenda.go', id: item.id, start: true })}
          onChange={(fields) => change((all) => changeItem(all, item.id, fields))}
          onDuplicate={() => change((all) => duplicateItem(all, item.id, newId()))}
          onRemove={() => change((all) => removeItem(all, item.id))}
        />
      )}
    </ReorderList>
  )
}

/** How long it all takes, and when it ends if it goes on like this. */
function Times({ items }: { readonly items: readonly AgendaItem[] }) {
  const now = useHostMinute()
  const timer = useRoom(({ view }) => view?.timer ?? null)
  const currentId = useRoom(({ view }) => view?.agenda.currentId ?? null)
  const offset = useRoom(({ clockOffset }) => clockOffset)
  const end = agendaEnd({ agenda: { items, currentId }, timer }, now)
  return (
    <p className="agenda-times">
      <strong>{minutesWords(totalMinutes(items))}</strong>
      {end === null ? '' : `, ends at about ${wallClock(end, offset)}`}
    </p>
  )
}

/** For those who do not lead. */
function ReadAgenda() {
  const agenda = useRoom(({ view }) => view?.agenda)
  if (!agenda || agenda.items.length === 0) return <p className="workshop-hint">There is no agenda.</p>
  return (
    <>
      <Times items={agenda.items} />
      <ol className="agenda-read">
        {agenda.items.map(({ id, title, minutes, done }) => (
          <li
            key={id}
            aria-current={id === agenda.currentId ? 'step' : undefined}
            data-done={done || undefined}
          >
            <span className="agenda-name">{title.trim() || 'Untitled item'}</span>
            <span className="agenda-minutes">{minutes === 0 ? '' : minutesWords(minutes)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
