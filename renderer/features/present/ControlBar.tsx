import {
  ChevronLeft,
  ChevronRight,
  Fullscreen,
  Keyboard,
  LayoutGrid,
  Lightbulb,
  Rows3,
  ScreenShare,
  Spotlight,
  StickyNote,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import type { MapKind } from '#shared/model/vocabulary.ts'
import type { Act, ShowState } from './show.ts'
import type { Local } from './show-keys.ts'

/** Everything that keys do, for hands: there while the pointer moves or the keyboard is in it. */
export function ControlBar({
  state,
  insights,
  notes,
  isFirst,
  isLast,
  kind,
  onAct,
  onLocal,
  onWindow,
  onLeave,
}: {
  readonly state: ShowState
  readonly insights: boolean
  readonly notes: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly kind: MapKind
  readonly onAct: (act: Act) => void
  readonly onLocal: (local: Local) => void
  readonly onWindow: () => void
  readonly onLeave: () => void
}) {
  return (
    <div className="present-bar" role="toolbar" aria-label="Presentation controls">
      <Tool
        label="Slide before"
        keys="ArrowLeft"
        icon={<ChevronLeft size={20} />}
        disabled={isFirst}
        onClick={() => onAct({ kind: 'move', by: -1 })}
      />
      <Tool
        label="Next slide"
        keys="ArrowRight"
        icon={<ChevronRight size={20} />}
        disabled={isLast}
        onClick={() => onAct({ kind: 'move', by: 1 })}
      />
      <span className="present-bar-gap" />
      <Tool label="All slides" keys="o" icon={<LayoutGrid size={18} />} onClick={() => onLocal('slides')} />
      <Tool
        label="Spotlight on a cell"
        keys="s"
        icon={<Spotlight size={18} />}
        pressed={state.spotlight}
        onClick={() => onAct({ kind: 'spotlight' })}
      />
      {kind === 'empathy' ? null : (
        <Tool
          label="Lane by lane"
          keys="l"
          icon={<Rows3 size={18} />}
          pressed={state.order === 'lanes'}
          onClick={() => onAct({ kind: 'order' })}
        />
      )}
      <Tool
        label="Insights on the slides"
        keys="i"
        icon={<Lightbulb size={18} />}
        pressed={insights}
        onClick={() => onLocal('insights')}
      />
      <Tool
        label="Notes on this screen"
        keys="n"
        icon={<StickyNote size={18} />}
        pressed={notes}
        onClick={() => onLocal('notes')}
      />
      <Tool label="Notes in a second window" icon={<ScreenShare size={18} />} onClick={onWindow} />
      <span className="present-bar-gap" />
      <Tool label="Keys" keys="?" icon={<Keyboard size={18} />} onClick={() => onLocal('keys')} />
      <Tool
        label="Full screen"
        keys="f"
        icon={<Fullscreen size={18} />}
        onClick={() => onLocal('full-screen')}
      />
      <Tool label="Leave the presentation" keys="Escape" icon={<X size={18} />} onClick={onLeave} />
    </div>
  )
}

function Tool(props: {
  readonly label: string
  readonly keys?: string
  readonly icon: ReactNode
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}) {
  return <IconButton {...props} side="top" />
}
