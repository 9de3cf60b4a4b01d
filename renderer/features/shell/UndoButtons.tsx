import { Redo2, Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'

/** Back and forth through one's own edits, each named. */
export function UndoButtons() {
  const { history } = useProject().session
  const undo = useSyncExternalStore(history.subscribe, () => history.state().undo)
  const redo = useSyncExternalStore(history.subscribe, () => history.state().redo)
  return (
    <>
      <IconButton
        label={undo === null ? 'Nothing to undo' : `Undo ${inSentence(undo)}`}
        icon={<Undo2 size={18} />}
        keys="$mod+z"
        disabled={undo === null}
        onClick={() => history.undo()}
      />
      <IconButton
        label={redo === null ? 'Nothing to redo' : `Redo ${inSentence(redo)}`}
        icon={<Redo2 size={18} />}
        keys="$mod+Shift+z"
        disabled={redo === null}
        onClick={() => history.redo()}
      />
    </>
  )
}

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)
