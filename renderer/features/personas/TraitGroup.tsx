import { Plus, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import {
  addTrait,
  moveTrait,
  removeTrait,
  type SheetRow,
  sheetRows,
  traitBehind,
} from '#renderer/actions/persona-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import type { Persona } from '#shared/model/persona.ts'
import {
  type TraitGroup as Group,
  TRAIT_GROUP_LABELS,
  TRAIT_KINDS,
  TRAIT_WORDS,
  type Trait,
} from '#shared/model/trait.ts'
import { TraitText } from './TraitText.tsx'

/** The fields under one heading of a sheet: those that are filled in can be put in order and taken away. */
export function TraitGroup({
  persona,
  traits,
  group,
}: {
  readonly persona: Persona
  readonly traits: readonly Trait[]
  readonly group: Group
}) {
  const project = useProject()
  const heading = useId()
  const kinds = TRAIT_KINDS.filter((kind) => TRAIT_WORDS[kind].group === group)
  const rows = sheetRows(persona.id, traits, kinds)
  const more = kinds.filter((kind) => traits.some((trait) => trait.kind === kind))
  return (
    <section className="sheet-group" aria-labelledby={heading}>
      <div className="sheet-group-head">
        <h3 id={heading} className="sheet-heading">
          {TRAIT_GROUP_LABELS[group]}
        </h3>
        {more.length === 0 ? null : (
          <Menu
            align="end"
            entries={more.map((kind) => ({
              kind: 'item',
              label: `Another “${TRAIT_WORDS[kind].label}”`,
              onSelect: () => void addTrait(project, persona.id, kind, null),
            }))}
          >
            <IconButton size="small" label="Add a field" icon={<Plus size={16} />} />
          </Menu>
        )}
      </div>
      <ReorderList
        label={TRAIT_GROUP_LABELS[group]}
        className="sheet-fields"
        items={rows.map((row) => ({ ...row, fixed: row.trait === null }))}
        nameOf={({ kind }) => TRAIT_WORDS[kind].label}
        onMove={(id, beforeId) => moveTrait(project, id, beforeId)}
      >
        {(row, grip) => (
          <TraitRow row={row} grip={grip}>
            <TraitText
              personaId={persona.id}
              row={row}
              label={TRAIT_WORDS[row.kind].label}
              beforeId={traitBehind(rows, row.id)}
            />
          </TraitRow>
        )}
      </ReorderList>
    </section>
  )
}

/** A field with its grip and the button that empties it. */
export function TraitRow({
  row,
  grip,
  children,
}: {
  readonly row: SheetRow
  readonly grip: ReactNode
  readonly children: ReactNode
}) {
  const project = useProject()
  return (
    <div className="sheet-field">
      <span className="sheet-field-grip">{grip}</span>
      {children}
      {row.trait === null ? null : (
        <IconButton
          size="small"
          className="sheet-field-remove"
          label={`Remove ${row.trait.label.trim() || TRAIT_WORDS[row.kind].label || 'this field'}`}
          icon={<X size={15} />}
          onClick={() => removeTrait(project, row.id)}
        />
      )}
    </div>
  )
}
