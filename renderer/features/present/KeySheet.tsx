import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Keys } from '#renderer/ui/Keys.tsx'
import { KEY_ROWS } from './show-keys.ts'

/** The keys of a presentation. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys while presenting" size="small">
      <dl className="present-keys">
        {KEY_ROWS.map(({ title, keys }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {keys.map((key) => (
                <Keys key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
