import './shortcuts.css'
import { useStore } from 'zustand'
import { COMMANDS } from '#renderer/actions/commands.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Keys } from '#renderer/ui/Keys.tsx'
import { singleKeys, switchSingleKeys } from '#renderer/ui/single-keys.ts'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { type ShortcutGroup, shortcutGroups } from './shortcut-rows.ts'

/** All keys on one sheet. Shown while the window's dialog is `shortcuts`. */
export function ShortcutSheet() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'shortcuts')
  const on = useStore(singleKeys, (state) => state.on)
  return (
    <Dialog
      open={open}
      onClose={() => project.window.setState({ dialog: null })}
      title="Keyboard shortcuts"
      size="large"
    >
      <div className="shortcuts">
        {shortcutGroups(COMMANDS).map((group) => (
          <Group key={group.title} group={group} />
        ))}
      </div>
      <div className="shortcuts-switch">
        <Switch
          label="Shortcuts of a single letter, digit or sign"
          hint="Switch them off if you dictate, or if keys get pressed by mistake."
          checked={on}
          onChange={switchSingleKeys}
        />
      </div>
    </Dialog>
  )
}

function Group({ group: { title, rows } }: { readonly group: ShortcutGroup }) {
  return (
    <section className="shortcuts-group">
      <h3>{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.title} className="shortcuts-row">
            <dt>{row.title}</dt>
            <dd>
              {row.keys.map((keys) => (
                <Keys key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
