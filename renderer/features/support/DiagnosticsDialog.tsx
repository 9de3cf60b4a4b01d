import './support.css'
import { useEffect, useState } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { SupportClient } from '#renderer/session/support-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { collectDiagnostics, type WindowFacts } from './diagnostics.ts'

/** Shows what will be copied, to the letter, before it is; open while the window's dialog is `diagnostics`. */
export function DiagnosticsDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'diagnostics')
  return open ? (
    <Diagnostics
      support={project.host.support}
      facts={{ saveState: project.session.saveState.getState() }}
      onClose={() => project.window.setState({ dialog: null })}
    />
  ) : null
}

/** The same where there is no project: on the start screen, and on screens that say what went wrong. */
export function Diagnostics({
  support,
  facts,
  onClose,
}: {
  readonly support: SupportClient | null
  readonly facts: WindowFacts
  readonly onClose: () => void
}) {
  const [text, setText] = useState<string | null>(null)
  // What it says is of the moment when it was asked for.
  const [asked] = useState(facts)
  useEffect(() => {
    void collectDiagnostics(support, asked).then(setText)
  }, [support, asked])
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Diagnostics"
      description="This is all that is copied, to the letter. No title, text, name, path or address of yours is in it; projects go by tags that change with every start."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {text === null ? null : (
            <CopyButton tone="accent" text={text}>
              Copy
            </CopyButton>
          )}
        </>
      }
    >
      <textarea
        className="diagnostics"
        aria-label="Diagnostics"
        readOnly
        rows={22}
        wrap="off"
        value={text ?? 'Looking…'}
      />
    </Dialog>
  )
}
