import './onboarding.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Keys } from '#renderer/ui/Keys.tsx'
import { hintsSeen, keepHint } from './hints-seen.ts'

interface Hint {
  readonly id: string
  readonly text: ReactNode
  /** Something to try it with. */
  readonly action?: { readonly label: string; readonly run: (project: ProjectContext) => void }
}

const HINTS: readonly Hint[] = [
  {
    id: 'stage',
    text: (
      <>
        Press <Keys keys="3" /> to come close to the third stage, <Keys keys="0" /> to see the whole map.
      </>
    ),
  },
  {
    id: 'paste',
    text: (
      <>
        Click into a cell and paste a list with <Keys keys="$mod+v" />: every line becomes a card.
      </>
    ),
  },
  {
    id: 'poster',
    text: 'Take the map with you: as a poster to print, a picture or a drawing.',
    action: { label: 'Export…', run: ({ window }) => window.setState({ dialog: 'export' }) },
  },
]

/** Three things worth knowing, one at a time, at the foot of the map. They block nothing and come once. */
export function Hints() {
  const project = useProject()
  const next = useStore(hintsSeen, (state) => state.next)
  const hint = next === null ? undefined : HINTS[next]
  if (next === null || !hint) return null
  const isLast = next === HINTS.length - 1
  return (
    <aside className="hints" aria-label="Hints">
      <p className="hints-text">{hint.text}</p>
      {hint.action ? (
        <Button size="small" onClick={() => hint.action?.run(project)}>
          {hint.action.label}
        </Button>
      ) : null}
      <Button size="small" tone="quiet" onClick={() => keepHint(isLast ? null : next + 1)}>
        {isLast ? 'Done' : 'Next hint'}
      </Button>
      <IconButton
        size="small"
        side="top"
        label="No more hints"
        icon={<X size={16} />}
        onClick={() => keepHint(null)}
      />
    </aside>
  )
}
