import { useDeferredValue, useMemo, useState } from 'react'
import { select } from '#renderer/actions/card-actions.ts'
import { insertImported } from '#renderer/actions/import-actions.ts'
import { openJourneyWizard } from '#renderer/actions/journey-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { meets } from '#renderer/actions/rights.ts'
import { type ProjectContext, useMapModel, useProject } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Report } from '#renderer/ui/Report.tsx'
import { newId } from '#shared/base/ids.ts'
import { cardsFromTable } from '#shared/formats/tables/cards-from-table.ts'
import { fullestSheet, guessMapping } from '#shared/formats/tables/cards-guess.ts'
import type { CardMapping } from '#shared/formats/tables/cards-mapping.ts'
import { planCards } from '#shared/formats/tables/cards-plan.ts'
import { type CardPreview, previewOf } from '#shared/formats/tables/cards-preview.ts'
import type { Sheet, Workbook } from '#shared/formats/tables/table.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { LandingGrid } from './LandingGrid.tsx'
import { MappingFields } from './MappingFields.tsx'
import { SheetPreview } from './SheetPreview.tsx'
import type { TableChoice } from './table-choice.ts'
import type { StepProps } from './use-importing.ts'
import { countIfAny, listed } from './words.ts'

/** Lets the person say how a table is meant, and shows all the while what will come of it. */
export function TableWizard(props: TableProps) {
  const [first] = useState(() => fullestSheet(props.workbook))
  return first ? <Wizard {...props} first={first} /> : <NothingInIt {...props} />
}

interface TableProps extends StepProps {
  readonly workbook: Workbook
  /** What was noticed when the file was read. */
  readonly report: readonly string[]
}

const NothingInIt = ({ file, onClose }: StepProps) => (
  <Dialog
    open
    onClose={onClose}
    title="Nothing to import"
    footer={
      <Button tone="accent" onClick={onClose}>
        Close
      </Button>
    }
  >
    <div className="intake-words wizard-words">
      <p role="alert">“{file.name}” has no cell with anything in it.</p>
    </div>
  </Dialog>
)

function Wizard({ workbook, report, first, file, onDone, onClose }: TableProps & { readonly first: Sheet }) {
  const project = useProject()
  const map = useMapModel()?.view ?? null
  const [choice, setChoice] = useState<TableChoice>(() => ({
    sheet: first,
    into: map ? 'map' : 'new',
    mapping: atCell(guessMapping(first, map), map, project.window.getState().cell),
  }))
  const target = choice.into === 'map' ? map : null
  const settled = useDeferredValue(choice)
  const settledTarget = settled.into === 'map' ? map : null
  const plan = useMemo(
    () => planCards(settled.sheet, settled.mapping, settledTarget, newId),
    [settled, settledTarget],
  )
  const preview = useMemo(() => previewOf(plan), [plan])
  const bring = () => {
    const came = takeTable(project, file, choice, target)
    if (came) onDone({ ...came, report: [...report, ...came.report] })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={`Cards from “${file.name}”`}
      description="Say what stands where. Nothing is changed before you import."
      footer={
        <>
          {meets(project, 'keeping') ? (
            <Button tone="quiet" onClick={() => openJourneyWizard(project, [file])}>
              This is journey data
            </Button>
          ) : null}
          <p className="wizard-status" role="status">
            {isEmpty(preview) ? 'No cards' : amountWords(preview)}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" disabled={isEmpty(preview)} onClick={bring}>
            Import
          </Button>
        </>
      }
    >
      <div className="intake-table">
        <MappingFields workbook={workbook} map={map} choice={choice} onChange={setChoice} />
        <div className="intake-shown">
          <SheetPreview
            sheet={choice.sheet}
            mapping={choice.mapping}
            onChange={(mapping) => setChoice({ ...choice, mapping })}
          />
          <Landing preview={preview} report={[...report, ...plan.report]} />
        </div>
      </div>
    </Dialog>
  )
}

/** Cards of which the table says no place come where the keyboard is. */
function atCell(mapping: CardMapping, map: MapView | null, cell: CellId | null): CardMapping {
  const lane = map?.lanes.find(({ id }) => id === cell?.laneId)
  if (mapping.shape === 'grid' || !cell || !lane || !holdsCards(lane.kind) || lane.locked) return mapping
  return { ...mapping, ...cell }
}

function Landing({ preview, report }: { readonly preview: CardPreview; readonly report: readonly string[] }) {
  return (
    <>
      {isEmpty(preview) ? (
        <p className="wizard-none">
          No cards come of it as it is read now. Choose the column that holds their text.
        </p>
      ) : (
        <LandingGrid preview={preview} />
      )}
      <Report title="Good to know" sentences={report} />
    </>
  )
}

/** Up to so many cards are selected afterwards, so that one sees what came. */
const MOST_SELECTED = 500

/** Puts the cards there as one act; `null` where it was refused, which the person was told. */
function takeTable(
  project: ProjectContext,
  file: File,
  { sheet, mapping }: TableChoice,
  target: MapView | null,
): { readonly came: string; readonly report: readonly string[] } | null {
  const { plan, commands, records, report } = cardsFromTable(sheet, mapping, target)
  const done = target
    ? perform(project, `Import “${file.name}”`, commands)
    : insertImported(project, file.name, records)
  if (!done) return null
  // Of more than one can look over nothing is selected: a key pressed by mistake would change a part of them.
  if (target && plan.cards.length <= MOST_SELECTED)
    select(
      project,
      plan.cards.map(({ id }) => id),
    )
  const where = target
    ? `onto ${target.map.title === '' ? 'this map' : `“${target.map.title}”`}`
    : 'as a new map'
  return { came: `${amountWords(previewOf(plan))} came ${where}.`, report }
}

/** `38 cards, 6 values, 2 new lanes and 1 new step`. */
const amountWords = ({ cards, values, newLanes, newSteps }: CardPreview): string =>
  listed([
    countIfAny(cards, 'card'),
    countIfAny(values, 'value'),
    countIfAny(newLanes, 'new lane'),
    countIfAny(newSteps, 'new step'),
  ])

const isEmpty = ({ cards, values }: CardPreview): boolean => cards + values === 0
