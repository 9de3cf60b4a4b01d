import './palette.css'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Keys } from '#renderer/ui/Keys.tsx'
import { matchScore } from './match-score.ts'
import { type PaletteItem, paletteItems } from './palette-items.ts'
import { recentCommands, rememberCommand } from './recent-commands.ts'

/** Everything by name: one field, one list. Shown while the window's dialog is `palette`. */
export function Palette({ onHome }: { readonly onHome: (() => void) | null }) {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'palette')
  const chosen = useRef<PaletteItem | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const close = () => project.window.setState({ dialog: null })
  return (
    <Dialog
      open={open}
      onClose={close}
      // What was chosen may take the keyboard itself, so it waits until the palette has given it back.
      onClosed={() => {
        const item = chosen.current
        chosen.current = null
        item?.run(project)
      }}
      title="Commands"
      bare
      place="top"
      focusFirst={field}
    >
      <Choices
        field={field}
        items={() => paletteItems(project, onHome)}
        onChoose={(item) => {
          chosen.current = item
          rememberCommand(item.id)
          close()
        }}
      />
    </Dialog>
  )
}

const RECENT = 'Recent'

function Choices({
  field,
  items,
  onChoose,
}: {
  readonly field: RefObject<HTMLInputElement | null>
  readonly items: () => PaletteItem[]
  readonly onChoose: (item: PaletteItem) => void
}) {
  // The list as it was when the palette opened: it must not change under the person's eyes.
  const [all] = useState(items)
  const [search, setSearch] = useState('')
  const offered = search === '' ? [...recentOf(all), ...all.filter((item) => !item.onlyFound)] : all
  const groups = Map.groupBy(offered, ({ group }) => group)
  return (
    <Command
      className="palette"
      label="Commands"
      loop
      filter={(_value, typed, [title = '', ...more] = []) => matchScore(typed, title, more)}
    >
      <div className="palette-field">
        <Search size={18} aria-hidden="true" />
        <Command.Input
          ref={field}
          value={search}
          onValueChange={setSearch}
          placeholder="Find a command, stage, step or map"
        />
      </div>
      <Command.List className="palette-list">
        <Command.Empty className="palette-none">Nothing is called “{search}”.</Command.Empty>
        {[...groups].map(([group, members]) => (
          <Command.Group key={group} className="palette-group" heading={group}>
            {members.map((item) => (
              <Command.Item
                key={item.id}
                className="palette-item"
                value={`${group} ${item.id}`}
                keywords={[item.title, group, item.detail ?? '']}
                onSelect={() => onChoose(item)}
              >
                <span className="palette-item-title">{item.title}</span>
                {item.detail === undefined ? null : (
                  <span className="palette-item-detail">{item.detail}</span>
                )}
                {item.keys === undefined ? null : <Keys keys={item.keys} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}

function recentOf(items: readonly PaletteItem[]): PaletteItem[] {
  return recentCommands().flatMap((id) => {
    const item = items.find((candidate) => candidate.id === id)
    return item ? [{ ...item, group: RECENT, detail: item.group }] : []
  })
}
