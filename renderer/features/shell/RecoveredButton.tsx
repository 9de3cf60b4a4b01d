import { Inbox } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { recoveredCards } from '#shared/model/map-view.ts'

/** Looking through all maps takes a moment on large projects, so it waits for a pause in the editing. */
const PAUSE = 500

/** Leads to the cards that lost their cell; there only while there are any. */
export function RecoveredButton() {
  const project = useProject()
  const isOpen = useWindow((state) => state.panel === 'recovered')
  const count = useRecoveredCount()
  if (count === 0) return null
  return (
    <Button
      size="small"
      tone="quiet"
      className="recovered-button"
      icon={<Inbox size={16} aria-hidden="true" />}
      aria-pressed={isOpen}
      onClick={() => project.window.setState({ panel: isOpen ? null : 'recovered' })}
    >
      {count} recovered
    </Button>
  )
}

function useRecoveredCount(): number {
  const { snapshot } = useProject().session
  const [count, setCount] = useState(() => recoveredCards(snapshot.getState()).length)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = snapshot.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setCount(recoveredCards(snapshot.getState()).length), PAUSE)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [snapshot])
  return count
}
