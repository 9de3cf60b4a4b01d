import { Ellipsis } from 'lucide-react'
import { memo } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import { Menu } from '#renderer/ui/Menu.tsx'
import { headerEntries } from './header-entries.ts'

/** The button on a header that opens its menu. */
export const HeaderMenu = memo(function HeaderMenu({
  kind,
  id,
  title,
}: {
  readonly kind: HeaderKind
  readonly id: string
  readonly title: string
}) {
  const project = useProject()
  return (
    <Menu entries={() => headerEntries(project, kind, id)}>
      <button
        type="button"
        className="header-menu"
        aria-label={`${title === '' ? `This ${kind}` : title}: ${kind} menu`}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </button>
    </Menu>
  )
})
