import { Undo2, Unlink } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { acceptLoss, bringBackLost } from '#renderer/actions/restore-actions.ts'
import type { ProjectVersions } from '#renderer/session/project-versions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import type { Loss } from '#shared/protocol/history.ts'

/** Asks whether it was meant that much of a map went at once. It waits for an answer and takes nobody's keyboard. */
export function LossNotice() {
  const { versions } = useProject()
  return versions ? <IfAny versions={versions} /> : null
}

function IfAny({ versions }: { readonly versions: ProjectVersions }) {
  const loss = useStore(versions.known, (known) => known.loss)
  return loss ? <Asking key={loss.versionId} loss={loss} /> : null
}

function Asking({ loss }: { readonly loss: Loss }) {
  const project = useProject()
  const [isBusy, setIsBusy] = useState(false)
  const bringBack = async () => {
    setIsBusy(true)
    await bringBackLost(project, loss)
    setIsBusy(false)
    canvasHandle.view()?.focus()
  }
  const accept = () => {
    acceptLoss(project, loss)
    canvasHandle.view()?.focus()
  }
  return (
    <Notice
      icon={<Unlink size={18} aria-hidden="true" />}
      actions={
        <>
          <Button
            size="small"
            tone="accent"
            busy={isBusy}
            icon={<Undo2 size={15} aria-hidden="true" />}
            onClick={() => void bringBack()}
          >
            Bring them back
          </Button>
          <Button size="small" onClick={accept}>
            It was meant
          </Button>
        </>
      }
    >
      {lossWords(loss)}
    </Notice>
  )
}

/** What went, where, and who it was if anybody knows: `24 of 40 cards on “Checkout” went at once (Ana).` */
export function lossWords({ lost, of, mapTitle, by }: Loss): string {
  const where = mapTitle.trim() === '' ? 'an untitled map' : `“${mapTitle.trim()}”`
  const who = by.trim() === '' ? '' : ` (${by.trim()})`
  return `${lost === of ? `All ${of}` : `${lost} of ${of}`} cards on ${where} went at once${who}.`
}
