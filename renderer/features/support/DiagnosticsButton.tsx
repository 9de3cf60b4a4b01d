import { useState } from 'react'
import type { SupportClient } from '#renderer/session/support-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { TooltipProvider } from '#renderer/ui/Tooltip.tsx'
import { Diagnostics } from './DiagnosticsDialog.tsx'
import type { WindowFacts } from './diagnostics.ts'

/** For screens that say what went wrong. They may stand outside everything else, so it brings what it needs along. */
export function DiagnosticsButton({
  support,
  facts = {},
}: {
  readonly support: SupportClient | null
  readonly facts?: WindowFacts
}) {
  const [open, setOpen] = useState(false)
  return (
    <TooltipProvider>
      <Button onClick={() => setOpen(true)}>Copy diagnostics…</Button>
      {open ? <Diagnostics support={support} facts={facts} onClose={() => setOpen(false)} /> : null}
    </TooltipProvider>
  )
}
