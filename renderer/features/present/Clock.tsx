import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { elapsedWords } from './elapsed.ts'

/** How long it takes by now, and what time it is. */
export function Clock() {
  const [start, setStart] = useState(() => Date.now())
  const [now, setNow] = useState(start)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="presenter-clock">
      <span className="presenter-elapsed" role="timer" aria-label="Time since the start">
        {elapsedWords(now - start)}
      </span>
      <IconButton
        size="small"
        label="Start the clock anew"
        icon={<RotateCcw size={16} />}
        onClick={() => {
          setStart(Date.now())
          setNow(Date.now())
        }}
      />
      <time className="presenter-time">
        {new Date(now).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })}
      </time>
    </div>
  )
}
