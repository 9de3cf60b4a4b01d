import { useStore } from 'zustand'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import type { Wizard } from './wizard.ts'

/** While nobody knows yet what a file holds. Most are known before anybody sees this. */
export function Looking({ wizard }: { readonly wizard: Wizard }) {
  const name = useStore(wizard.state, ({ files }) => files[0]?.file.name ?? '')
  const lasting = useLasting(true, 300)
  if (!lasting) return null
  return (
    <Dialog open onClose={() => wizard.close()} title="Looking…" size="small" bare>
      <div className="data-busy">
        <p>Looking at “{name}”…</p>
        <ProgressBar value={null} label="Looking" />
      </div>
    </Dialog>
  )
}
