import { createKeybindingsHandler, type KeybindingsMap } from 'tinykeys'
import { type AppCommand, COMMANDS, isOffered } from '#renderer/actions/commands.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { singleKeys } from '#renderer/ui/single-keys.ts'
import { isControlKey, isSingleKey } from './key-kinds.ts'

/** Places that take all keys for themselves. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="menu"], [role="listbox"]'

/** Controls that answer to Enter, Space, Tab and the arrows; so no command may take these from them. */
const CONTROLS =
  'button, a[href], summary, [role="button"], [role="radio"], [role="tab"], [role="slider"], [role="switch"], [role="checkbox"]'

/**
 * Makes the keys of all commands work in this window, except while somebody types into a field or a dialog or menu is
 * open, or the map is presented. Bare keys can be switched off. Of commands that
 * share a key the first runs that may. Answers a function that ends it.
 */
export function bindKeys(project: ProjectContext): () => void {
  const sharing = new Map<string, AppCommand[]>()
  for (const command of COMMANDS.filter(({ isEverywhere }) => !isEverywhere))
    for (const binding of command.keys ?? []) sharing.set(binding, [...(sharing.get(binding) ?? []), command])
  const bindings: KeybindingsMap = {}
  for (const [binding, commands] of sharing)
    bindings[binding] = (event) => {
      const command = commands.find((one) => mayRun(one, binding, event, project))
      if (!command) return
      event.preventDefault()
      command.run(project)
    }
  const handle = createKeybindingsHandler(bindings, { ignore: (event) => belongsElsewhere(event, project) })
  const handleEverywhere = createKeybindingsHandler(everywhere(project), { ignore: () => false })
  window.addEventListener('keydown', handle)
  window.addEventListener('keydown', handleEverywhere, { capture: true })
  return () => {
    window.removeEventListener('keydown', handle)
    window.removeEventListener('keydown', handleEverywhere, { capture: true })
  }
}

/** What the browser would otherwise do with these keys, it never does. */
function everywhere(project: ProjectContext): KeybindingsMap {
  const commands = COMMANDS.filter(({ isEverywhere }) => isEverywhere)
  return Object.fromEntries(
    commands.flatMap((command) =>
      (command.keys ?? []).map((binding) => [
        binding,
        (event: KeyboardEvent) => {
          event.preventDefault()
          if (!event.repeat && isOffered(project, command)) command.run(project)
        },
      ]),
    ),
  )
}

const isIn = (event: Event, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null

const belongsElsewhere = (event: KeyboardEvent, project: ProjectContext): boolean =>
  event.defaultPrevented ||
  event.isComposing ||
  project.window.getState().dialog !== null ||
  project.window.getState().screen === 'present' ||
  project.window.getState().screen === 'compare' ||
  project.window.getState().screen === 'versions' ||
  isIn(event, OWN_KEYS)

function mayRun(command: AppCommand, binding: string, event: Event, project: ProjectContext): boolean {
  if (isSingleKey(binding) && !singleKeys.getState().on) return false
  if (isControlKey(binding) && isIn(event, CONTROLS)) return false
  return isOffered(project, command)
}
