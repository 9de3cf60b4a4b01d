import { Copy, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { colorSelected, deleteSelection, duplicateSelection } from '#renderer/actions/card-actions.ts'
import { ColorField } from '#renderer/fields/ColorField.tsx'
import { MIXED, sharedValue } from '#renderer/fields/shared-values.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { HeaderId } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { assertNever } from '#shared/base/result.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { CardDetails } from './CardDetails.tsx'
import { ConnectorDetails } from './ConnectorDetails.tsx'
import { HeaderDetails } from './HeaderDetails.tsx'
import { NoteDetails } from './NoteDetails.tsx'
import { type Subject, subjectOf, subjectTitle } from './subject.ts'

/** What is selected, in detail. `onDeleted` is called when the things this is about were deleted from here. */
export function SelectionPanel({ onDeleted }: { readonly onDeleted: () => void }) {
  const model = useMapModel()
  const snapshot = model?.snapshot
  const selection = useWindow((state) => state.selection)
  const subject = useMemo(
    () => (snapshot ? subjectOf(snapshot, selection) : ({ kind: 'nothing' } as const)),
    [snapshot, selection],
  )
  const header = useWindow((state) => state.header)
  if (subject.kind === 'nothing' && header && isThere(model, header)) return <HeaderSheet header={header} />
  if (subject.kind === 'nothing') return <Nothing />
  return (
    <>
      <h2 className="inspector-heading">{subjectTitle(subject)}</h2>
      <Fields key={[...selection].join()} subject={subject} />
      <Deeds subject={subject} onDeleted={onDeleted} />
    </>
  )
}

function Nothing() {
  return (
    <p className="inspector-empty">
      Select a card, a note, a connector, a point of the sentiment line, or the title of a stage, step or lane
      to see all about it here. With Shift you can select several cards and change them together.
    </p>
  )
}

const isThere = (model: MapModel | null, { kind, id }: HeaderId): boolean =>
  kind === 'step'
    ? model?.view.steps.some((step) => step.id === id) === true
    : model?.snapshot[kind === 'stage' ? 'stages' : 'lanes'][id] !== undefined

const HEADER_WORDS = { stage: 'Stage', step: 'Step', lane: 'Lane' } as const

function HeaderSheet({ header }: { readonly header: HeaderId }) {
  return (
    <>
      <h2 className="inspector-heading">{HEADER_WORDS[header.kind]}</h2>
      <HeaderDetails key={header.id} header={header} />
    </>
  )
}

function Fields({ subject }: { readonly subject: Exclude<Subject, { kind: 'nothing' }> }) {
  switch (subject.kind) {
    case 'cards':
      return <CardDetails cards={subject.cards} />
    case 'notes':
      return <NoteDetails notes={subject.notes} />
    case 'connectors':
      return <ConnectorDetails connectors={subject.connectors} />
    case 'mixture':
      return <MixtureDetails subject={subject} />
    default:
      return assertNever(subject)
  }
}

function MixtureDetails({ subject }: { readonly subject: Extract<Subject, { kind: 'mixture' }> }) {
  const project = useProject()
  const colored = [...subject.cards.filter((card) => !isStepValue(card.kind)), ...subject.notes]
  if (colored.length === 0) return null
  const color = sharedValue<{ readonly color: (typeof colored)[number]['color'] }, 'color'>(colored, 'color')
  return (
    <ColorField value={color === MIXED ? null : color} onValue={(next) => colorSelected(project, next)} />
  )
}

function Deeds({ subject, onDeleted }: { readonly subject: Subject; readonly onDeleted: () => void }) {
  const project = useProject()
  const canDuplicate = subject.kind === 'cards' && subject.cards.some((card) => !isStepValue(card.kind))
  const isPoint = subject.kind === 'cards' && subject.cards.every((card) => isStepValue(card.kind))
  const remove = (): void => {
    deleteSelection(project)
    onDeleted()
  }
  return (
    <div className="inspector-deeds">
      {canDuplicate ? (
        <Button size="small" icon={<Copy size={15} />} onClick={() => duplicateSelection(project)}>
          Duplicate
        </Button>
      ) : null}
      <Button size="small" tone="danger" icon={<Trash2 size={15} />} onClick={remove}>
        {isPoint ? 'Take off the line' : 'Delete'}
      </Button>
    </div>
  )
}
