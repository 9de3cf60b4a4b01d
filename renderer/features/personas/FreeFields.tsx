import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { addTrait, moveTrait, type SheetRow } from '#renderer/actions/persona-actions.ts'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import type { Persona } from '#shared/model/persona.ts'
import { TRAIT_GROUP_LABELS, type Trait } from '#shared/model/trait.ts'
import { TraitRow } from './TraitGroup.tsx'
import { TraitText } from './TraitText.tsx'

/** Fields with headings of one's own. */
export function FreeFields({
  persona,
  traits,
}: {
  readonly persona: Persona
  readonly traits: readonly Trait[]
}) {
  const project = useProject()
  const heading = useId()
  const [begun, setBegun] = useState<string | null>(null)
  const rows = traits
    .filter(({ kind }) => kind === 'free')
    .map((trait): SheetRow & { readonly trait: Trait } => ({ id: trait.id, kind: 'free', trait }))
  return (
    <section className="sheet-group" aria-labelledby={heading}>
      <h3 id={heading} className="sheet-heading">
        {TRAIT_GROUP_LABELS.free}
      </h3>
      <ReorderList
        label={TRAIT_GROUP_LABELS.free}
        className="sheet-fields"
        items={rows}
        nameOf={({ trait }) => trait.label.trim() || 'field without heading'}
        onMove={(id, beforeId) => moveTrait(project, id, beforeId)}
      >
        {(row, grip) => (
          <TraitRow row={row} grip={grip}>
            <div className="sheet-free" ref={row.id === begun ? focusFirst : undefined}>
              <Heading trait={row.trait} />
              <TraitText
                personaId={persona.id}
                row={row}
                label={row.trait.label.trim() || 'What there is to say'}
                hideLabel
                beforeId={null}
              />
            </div>
          </TraitRow>
        )}
      </ReorderList>
      <Button
        size="small"
        className="sheet-add"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => setBegun(addTrait(project, persona.id, 'free', null))}
      >
        Add a field of your own
      </Button>
    </section>
  )
}

const focusFirst = (element: HTMLElement | null): void => element?.querySelector('input')?.focus()

function Heading({ trait: { id, label } }: { readonly trait: Trait }) {
  const project = useProject()
  return (
    <LiveLine
      label="Heading"
      hideLabel
      placeholder="Heading, e.g. Favourite brands"
      value={label}
      latest={() => project.session.snapshot.getState().traits[id]?.label ?? ''}
      write={(text) =>
        perform(
          project,
          'Edit persona',
          [{ type: 'trait.edit', id, changes: { label: text } }],
          `label:${id}`,
        )
      }
    />
  )
}
