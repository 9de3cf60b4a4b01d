import { hiddenLanes, showLanes } from '#renderer/actions/lane-actions.ts'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** The lanes that the map leaves out, each with the way back; nothing where there are none. */
export function HiddenLanes() {
  const project = useProject()
  useMapModel()
  const lanes = hiddenLanes(project)
  if (lanes.length === 0) return null
  return (
    <FieldGroup label="Hidden lanes">
      <ul className="inspector-hidden">
        {lanes.map(({ id, title }) => {
          const name = title.trim() || 'Untitled lane'
          return (
            <li key={id}>
              <span>{name}</span>
              <Button size="small" aria-label={`Show ${name}`} onClick={() => showLanes(project, [id])}>
                Show
              </Button>
            </li>
          )
        })}
      </ul>
    </FieldGroup>
  )
}
