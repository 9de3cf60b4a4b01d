import { ArrowLeft } from 'lucide-react'
import { goBack, mapBehind } from '#renderer/actions/link-actions.ts'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Leads back to the map whose link one followed. */
export function BackToMap() {
  const project = useProject()
  useWindow((state) => state.trail)
  useMapModel()
  const behind = mapBehind(project)
  if (!behind) return null
  return (
    <Button
      size="small"
      className="back-to-map"
      icon={<ArrowLeft size={15} aria-hidden="true" />}
      onClick={() => goBack(project)}
    >
      Back to {behind.title === '' ? UNTITLED_MAP : behind.title}
    </Button>
  )
}
