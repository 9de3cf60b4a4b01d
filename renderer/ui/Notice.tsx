import './notice.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'

export interface NoticeProps {
  /** `danger` for what may lose work: it is said at once. Everything else waits for a pause. */
  readonly tone?: 'plain' | 'danger'
  readonly icon: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
  /** Takes it away; left out where it stays for as long as it is true. */
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** A sentence across the top of the map that waits until somebody has read it; it covers a strip and moves nothing. */
export function Notice({ tone = 'plain', icon, actions, onClose, children }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      {icon}
      <p>{children}</p>
      {actions || onClose ? (
        <div className="notice-actions">
          {actions}
          {onClose ? (
            <IconButton label="Close" size="small" icon={<X size={16} />} onClick={onClose} />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** Where notices stand, those first that are answered and gone. One is shown at a time: what may lose work, else the first. */
export const Notices = ({ children }: { readonly children: ReactNode }) => (
  <div className="notices">{children}</div>
)
