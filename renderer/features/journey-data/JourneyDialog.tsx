import { useCallback } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { intoProject } from './destination.ts'
import { WizardDialog } from './WizardDialog.tsx'

/** Brings journey data into the open project. */
export function JourneyDialog() {
  const project = useProject()
  const isOpen = useWindow(({ dialog }) => dialog === 'journey-data')
  const offered = useWindow(({ journeyFiles }) => journeyFiles)
  const begin = useCallback(() => intoProject(project), [project])
  return isOpen ? <WizardDialog offered={offered} begin={begin} /> : null
}
