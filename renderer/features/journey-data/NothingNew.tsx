import { useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import { dayWords } from '#shared/layout/data-words.ts'
import type { Wizard } from './wizard.ts'

/** Everything in the files is there already: nothing is done, and that is said. */
export function NothingNew({ wizard }: { readonly wizard: Wizard }) {
  const { into, summary, subject } = useStore(wizard.state)
  const first = useRef<HTMLButtonElement>(null)
  const close = () => wizard.close()
  return (
    <Dialog
      open
      onClose={close}
      title="Nothing new"
      focusFirst={first}
      footer={
        <Button ref={first} tone="accent" onClick={close}>
          Close
        </Button>
      }
    >
      <div className="wizard-words">
        <p>
          Every row of this file is in “{into?.title}” already:{' '}
          {counted(summary?.customers ?? 0, ...SUBJECT_NOUNS[subject])} and{' '}
          {counted(summary?.events ?? 0, 'event')}, up to {dayWords(summary?.asOf ?? '')}. Nothing was
          changed.
        </p>
      </div>
    </Dialog>
  )
}
