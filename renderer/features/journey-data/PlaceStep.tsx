import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { mapPlaces } from '#renderer/actions/journey-reading.ts'
import { AfterPaint } from '#renderer/ui/after-paint.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { type Destination, modelOf } from './destination.ts'
import { MatchTable } from './MatchTable.tsx'
import { isBare } from './new-stages.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { lackOfDraft, type PlaceDraft } from './place-draft.ts'
import { StagesFromStates } from './StagesFromStates.tsx'
import { StepHead } from './StepHead.tsx'
import { WhatWasRead } from './WhatWasRead.tsx'
import type { Wizard } from './wizard.ts'

/** The last step: what was read, and where it stands on the map. Until its button is pressed nothing is changed. */
export function PlaceStep({ wizard }: { readonly wizard: Wizard }) {
  const { summary, draft, into, problem, busy, alone } = useStore(wizard.state)
  const now = useStore(modelOf(wizard.destination), ({ model }) => model?.whole ?? null)
  const chosen = useRef(now)
  // While the numbers come to the map, what was chosen of it stays in sight as it was.
  if (!busy) chosen.current = now
  const map = chosen.current
  const first = useRef<HTMLButtonElement>(null)
  const places = useMemo(() => mapPlaces(map?.stages ?? []), [map])
  if (!summary || !draft) return null
  const lack = lackOfDraft(draft)
  const status = problem?.message ?? lack
  const hasRoom = map !== null && isBare(map)
  const isNewMap = draft.onto === 'new' && !hasRoom
  return (
    <Dialog
      open
      onClose={() => wizard.close()}
      size="full"
      title={into ? `Newer rows of “${into.title}”` : 'Where the numbers stand'}
      description={<StepHead at={3} />}
      focusFirst={first}
      footer={
        <>
          <Button tone="quiet" disabled={busy} onClick={() => wizard.back()}>
            Back
          </Button>
          <p className="wizard-status" role="status" data-problem={status !== null || undefined}>
            {status ?? 'Counts, shares and times enter the project. Rows and ids stay on this machine.'}
          </p>
          <Button disabled={busy} onClick={() => wizard.close()}>
            Cancel
          </Button>
          <Button
            ref={first}
            tone="accent"
            busy={busy}
            disabled={lack !== null}
            onClick={() => void wizard.finish()}
          >
            {into ? 'Bring up to date' : isNewMap ? madeOf(wizard.destination) : 'Put on the map'}
          </Button>
        </>
      }
    >
      <AfterPaint>
        <div className="data-files">
          <div className="data-main">
            <WhatWasRead wizard={wizard} />
            {alone === '' ? null : <p className="data-advice">{alone}</p>}
            {into || places.length === 0 || (hasRoom && draft.onto === 'new') ? null : (
              <Onto wizard={wizard} onto={draft.onto} title={map?.map.title ?? ''} hasRoom={hasRoom} />
            )}
            {draft.onto === 'new' ? (
              <StagesFromStates wizard={wizard} states={summary.states} draft={draft} />
            ) : (
              <MatchTable wizard={wizard} summary={summary} draft={draft} places={places} />
            )}
          </div>
          <PlaceFields wizard={wizard} summary={summary} draft={draft} places={places} />
        </div>
      </AfterPaint>
    </Dialog>
  )
}

const madeOf = ({ project }: Destination): string => (project ? 'Make a map of it' : 'Make a project of it')

/** Whether the numbers go to the stages that are there. */
function Onto({
  wizard,
  onto,
  title,
  hasRoom,
}: {
  readonly wizard: Wizard
  readonly onto: PlaceDraft['onto']
  readonly title: string
  readonly hasRoom: boolean
}) {
  return (
    <ToggleGroup
      label="Where the numbers stand"
      value={onto}
      options={[
        { value: 'map', label: title.trim() ? `On “${title}”` : 'On this map' },
        {
          value: 'new',
          label: hasRoom ? 'On this map, its stages made of the states' : 'On a new map, made of the states',
        },
      ]}
      onChange={(next) => wizard.setDraft({ onto: next })}
    />
  )
}
