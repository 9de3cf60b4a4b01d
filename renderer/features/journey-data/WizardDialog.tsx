import './journey-data.css'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import type { OfferedData } from '#renderer/session/window-state.ts'
import { assertNever } from '#shared/base/result.ts'
import { AskForFiles } from './AskForFiles.tsx'
import type { Destination } from './destination.ts'
import { FilesStep } from './FilesStep.tsx'
import { Looking } from './Looking.tsx'
import { NothingNew } from './NothingNew.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { Wizard } from './wizard.ts'

export interface WizardDialogProps {
  readonly offered: OfferedData
  /** Where the data comes in, asked once. */
  readonly begin: () => Destination
}

/** The keyboard was in a step that is gone, or nowhere: a file was dropped. */
function backToMap(): void {
  if (document.activeElement === document.body) canvasHandle.focus()
}

/** Brings journey data in: what is in the files, what was read, and where its numbers stand on the map. */
export function WizardDialog({ offered, begin }: WizardDialogProps) {
  const [wizard] = useState(() => new Wizard(begin()))
  useEffect(() => {
    const end = wizard.open()
    return () => {
      end()
      setTimeout(backToMap)
    }
  }, [wizard])
  useEffect(() => wizard.take(offered), [wizard, offered])
  const step = useStore(wizard.state, (state) => state.step)
  const hasFiles = useStore(wizard.state, ({ files }) => files.length > 0)
  const isLooking = useStore(
    wizard.state,
    ({ unsure, files }) => unsure || files.every(({ known }) => known.kind === 'looking'),
  )
  switch (step) {
    case 'files':
      if (!hasFiles) return <AskForFiles wizard={wizard} />
      return isLooking ? <Looking wizard={wizard} /> : <FilesStep wizard={wizard} />
    case 'reading':
      return <ReadingStep wizard={wizard} />
    case 'placing':
      return <PlaceStep wizard={wizard} />
    case 'nothing-new':
      return <NothingNew wizard={wizard} />
    default:
      return assertNever(step)
  }
}
