import { toggleDropLink } from '#renderer/actions/numbers-actions.ts'
import { PainPicker } from '#renderer/fields/PainPicker.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { useNumbers } from '../use-numbers.ts'
import { painsNear } from './pains-of-drop.ts'

/** The pains of the map, to be ticked where they explain a drop; those at its two places come first. */
export function DropPains({ fromId, toId }: { readonly fromId: string; readonly toId: string }) {
  const project = useProject()
  const { view, dataSet } = useNumbers()
  const pains = painsNear(view, [fromId, toId])
  if (pains.length === 0)
    return <p className="panel-hint">There are no pain points on this map yet. Add one where it hurts.</p>
  return (
    <div className="numbers-pains">
      <PainPicker
        pains={pains}
        checkedOf={(id) =>
          dataSet.dropLinks.some(([from, pain]) => from === fromId && pain === id) ? 'all' : 'none'
        }
        onToggle={(id) => toggleDropLink(project, dataSet, fromId, id)}
      />
    </div>
  )
}
