import { type ReactNode, useMemo, useState } from 'react'
import { putIn } from '#renderer/actions/copy-actions.ts'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { Brought } from '#shared/protocol/merge.ts'
import {
  allOf,
  boundPersonas,
  type Choice,
  type Chosen,
  choicesIn,
  personasNeeded,
  recordsOf,
} from './choose-brought.ts'
import { Report } from './Report.tsx'

/** Lists the maps and personas of another project, or of a damaged copy, to be put beside those of this one. */
export function BringAcross({
  name,
  isCopy,
  brought,
  report,
  onClose,
}: {
  readonly name: string
  /** Of this project, but too damaged to be merged. */
  readonly isCopy: boolean
  readonly brought: Brought
  readonly report: readonly string[]
  readonly onClose: () => void
}) {
  const project = useProject()
  const [chosen, setChosen] = useState<Chosen>(() => allOf(brought))
  const { maps, personas } = useMemo(() => choicesIn(brought), [brought])
  const needed = useMemo(() => personasNeeded(brought), [brought])
  const bound = boundPersonas(needed, chosen)
  const records = recordsOf(brought, chosen)
  const toggle = (table: keyof Chosen, id: string) =>
    setChosen((before) => ({ ...before, [table]: toggled(before[table], id) }))
  return (
    <Dialog
      open
      onClose={onClose}
      title={isCopy ? 'Bring across from a damaged copy' : 'Bring across from another project'}
      description={`${isCopy ? `Only the readable copy in “${name}” is whole` : `“${name}” is another project`}. What you choose is added to this project; it can be undone.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" disabled={records.length === 0} onClick={() => putIn(project, records)}>
            Bring across
          </Button>
        </>
      }
    >
      <div className="merge-across">
        <Choices title="Maps" choices={maps}>
          {({ id, title }) => (
            <Checkbox checked={chosen.maps.has(id) ? 'all' : 'none'} onToggle={() => toggle('maps', id)}>
              {title.trim() || UNTITLED_MAP}
            </Checkbox>
          )}
        </Choices>
        <Choices title="Personas" choices={personas}>
          {({ id, title }) =>
            bound.has(id) ? (
              <Checkbox checked="all" disabled onToggle={() => {}}>
                {title.trim() || 'Persona without a name'} <small>comes with the map</small>
              </Checkbox>
            ) : (
              <Checkbox
                checked={chosen.personas.has(id) ? 'all' : 'none'}
                onToggle={() => toggle('personas', id)}
              >
                {title.trim() || 'Persona without a name'}
              </Checkbox>
            )
          }
        </Choices>
      </div>
      <Report sentences={report} />
    </Dialog>
  )
}

function Choices({
  title,
  choices,
  children,
}: {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly children: (choice: Choice) => ReactNode
}) {
  if (choices.length === 0) return null
  return (
    <fieldset className="merge-choices">
      <legend>{title}</legend>
      {choices.map((choice) => (
        <div key={choice.id}>{children(choice)}</div>
      ))}
    </fieldset>
  )
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}
