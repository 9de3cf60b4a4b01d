import { ArrowRight } from 'lucide-react'
import { Fragment, useId } from 'react'
import { sheetRows, traitBehind } from '#renderer/actions/persona-actions.ts'
import type { Persona } from '#shared/model/persona.ts'
import { TRAIT_GROUP_LABELS, TRAIT_KINDS, TRAIT_WORDS, type Trait } from '#shared/model/trait.ts'
import { TraitText } from './TraitText.tsx'

const KINDS = TRAIT_KINDS.filter((kind) => TRAIT_WORDS[kind].group === 'backstory')

/** From what hurts to what it is all for, in the order in which one follows from the other. */
export function Backstory({
  persona,
  traits,
}: {
  readonly persona: Persona
  readonly traits: readonly Trait[]
}) {
  const heading = useId()
  const rows = sheetRows(persona.id, traits, KINDS)
  return (
    <section className="sheet-group" aria-labelledby={heading}>
      <h3 id={heading} className="sheet-heading">
        {TRAIT_GROUP_LABELS.backstory}
      </h3>
      <div className="sheet-backstory">
        {KINDS.map((kind, index) => (
          <Fragment key={kind}>
            {index === 0 ? null : <ArrowRight size={18} className="sheet-arrow" aria-hidden="true" />}
            <div className="sheet-backstory-part">
              {rows
                .filter((row) => row.kind === kind)
                .map((row) => (
                  <TraitText
                    key={row.id}
                    personaId={persona.id}
                    row={row}
                    label={TRAIT_WORDS[kind].label}
                    beforeId={traitBehind(rows, row.id)}
                    rows={4}
                  />
                ))}
            </div>
          </Fragment>
        ))}
      </div>
    </section>
  )
}
