import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { Role } from '#shared/protocol/roles.ts'
import { ROLE_WORDS } from '../words.ts'

const GUEST_ROLES = ['contributor', 'editor', 'viewer'] as const satisfies readonly Role[]

/** What holds for all guests. */
export function RoomSettings() {
  const { room } = useProject()
  const settings = useRoom(({ view }) => view?.settings)
  if (!settings) return null
  return (
    <Disclosure label="Rules for guests">
      <Select
        label="New guests come in as"
        value={settings.guestRole}
        options={GUEST_ROLES.map((role) => ({
          value: role,
          label: `${ROLE_WORDS[role].label}: ${ROLE_WORDS[role].may}`,
        }))}
        onChange={(guestRole: Role) => room.say({ type: 'settings', guestRole })}
      />
      <Switch
        label="Ask me first"
        hint="Guests wait at the door until you let them in."
        checked={settings.approval}
        onChange={(approval) => room.say({ type: 'settings', approval })}
      />
      <Switch
        label="Guests may take a copy"
        hint="The project as a file, to take home."
        checked={settings.copies}
        onChange={(copies) => room.say({ type: 'settings', copies })}
      />
    </Disclosure>
  )
}
