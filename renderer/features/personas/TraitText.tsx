import { perform } from '#renderer/actions/perform.ts'
import { addTrait, type SheetRow } from '#renderer/actions/persona-actions.ts'
import { LiveText } from '#renderer/fields/LiveText.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { TRAIT_WORDS } from '#shared/model/trait.ts'

/** The words of a field. Its first letter makes the field, before `beforeId`, as part of the same act. */
export function TraitText({
  personaId,
  row: { id, kind, trait },
  label,
  hideLabel = false,
  beforeId,
  rows = 1,
}: {
  readonly personaId: string
  readonly row: SheetRow
  readonly label: string
  readonly hideLabel?: boolean
  readonly beforeId: string | null
  readonly rows?: number
}) {
  const project = useProject()
  const write = (text: string): void => {
    if (project.session.snapshot.getState().traits[id])
      perform(project, 'Edit persona', [{ type: 'trait.edit', id, changes: { text } }], `trait:${id}`)
    else if (text !== '') addTrait(project, personaId, kind, beforeId, text)
  }
  return (
    <LiveText
      label={label}
      hideLabel={hideLabel}
      rows={rows}
      placeholder={TRAIT_WORDS[kind].prompt}
      value={trait?.text ?? ''}
      latest={() => project.session.snapshot.getState().traits[id]?.text ?? ''}
      write={write}
    />
  )
}
