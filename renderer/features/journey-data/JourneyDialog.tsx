import './journey-data.css'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { OfferedData } from '#renderer/session/window-state.ts'
import { assertNever } from '#shared/base/result.ts'
import { AskForFiles } from './AskForFiles.tsx'
import { FilesStep } from './FilesStep.tsx'
import { Looking } from './Looking.tsx'
import { NothingNew } from './NothingNew.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { Wizard } from './wizard.ts'

/** Brings journey data in: what is in the files, what was read, and where its numbers stand on the map. */
export function JourneyDialog() {
  const isOpen = useWindow(({ dialog }) => dialog === 'journey-data')
  const offered = useWindow(({ journeyFiles }) => journeyFiles)
  return isOpen ? <OpenDialog key={keyOf(offered)} offered={offered} /> : null
}

const keys = new WeakMap<OfferedData, number>()
let last = 0

/** Other files than before begin anew. */
function keyOf(offered: OfferedData): number {
  const known = keys.get(offered) ?? ++last
  keys.set(offered, known)
  return known
}

/** The keyboard was in a step that is gone, or nowhere: a file was dropped. */
function backToMap(): void {
  if (document.activeElement === document.body) canvasHandle.focus()
}

function OpenDialog({ offered }: { readonly offered: OfferedData }) {
  const project = useProject()
  const [wizard] = useState(() => new Wizard(project, offered))
  useEffect(() => {
    const end = wizard.open()
    return () => {
      end()
      setTimeout(backToMap)
    }
  }, [wizard])
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
