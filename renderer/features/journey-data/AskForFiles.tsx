import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { JOURNEY_DATA_ENDINGS } from '#renderer/actions/dropped-files.ts'
import { chooseFiles } from '#renderer/platform/files.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { Wizard } from './wizard.ts'

const ENDINGS = JOURNEY_DATA_ENDINGS.map((ending) => `.${ending}`)

/** Lets the person choose files for the wizard. */
export async function chooseData(wizard: Wizard): Promise<void> {
  const files = await chooseFiles(ENDINGS)
  if (files.length > 0) wizard.take({ files, into: null, isSure: true })
}

/** What journey data is, before there is a file. */
export function AskForFiles({ wizard }: { readonly wizard: Wizard }) {
  const first = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      onClose={() => wizard.close()}
      title="Bring in journey data"
      focusFirst={first}
      footer={
        <>
          <Button onClick={() => wizard.close()}>Cancel</Button>
          <Button
            ref={first}
            tone="accent"
            icon={<FolderOpen size={16} aria-hidden="true" />}
            onClick={() => void chooseData(wizard)}
          >
            Choose files…
          </Button>
        </>
      }
    >
      <div className="wizard-words">
        <p>
          Choose an export that says who did what and when, or drop it on this window: CSV, TSV, Excel or XES,
          packed with gzip or not. Exports of HubSpot, Salesforce, GA4, Mixpanel, Pendo, Zendesk, Qualtrics
          and Marketo are recognised.
        </p>
        <p>
          The map then shows how many come to each stage, where they leave, and how long they take. The rows
          stay on this machine; the project gets counts, shares and times.
        </p>
      </div>
    </Dialog>
  )
}
