import { Select } from '#renderer/ui/Select.tsx'
import { Switch, ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { guessAs, guessMapping } from '#shared/formats/tables/cards-guess.ts'
import {
  type CardMapping,
  FEELING_SCALES,
  type FeelingScale,
  GRID_HEADINGS,
  type GridHeadings,
  type GridMapping,
  type ListMapping,
} from '#shared/formats/tables/cards-mapping.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import type { TableChoice } from './table-choice.ts'

const SCALES: Readonly<Record<FeelingScale, string>> = {
  levels: '−2 to 2',
  stars: '1 to 5',
  ten: '0 to 10',
}

const HEADINGS: Readonly<Record<GridHeadings, string>> = {
  stages: 'Stages',
  steps: 'Steps',
  both: 'Stages and their steps',
}

const optionsOf = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: labels[value] }))

/** How the table is read, and where it goes. */
export function MappingFields({
  workbook,
  map,
  choice,
  onChange,
}: {
  readonly workbook: Workbook
  readonly map: MapView | null
  readonly choice: TableChoice
  readonly onChange: (choice: TableChoice) => void
}) {
  const { sheet, into, mapping } = choice
  const target = into === 'map' ? map : null
  const setMapping = (next: CardMapping) => onChange({ ...choice, mapping: next })
  return (
    <div className="intake-fields">
      {workbook.length > 1 ? (
        <Select
          label="Sheet"
          value={String(workbook.indexOf(sheet))}
          options={workbook.map(({ name }, index) => ({
            value: String(index),
            label: name || `Sheet ${index + 1}`,
          }))}
          onChange={(index) => {
            const next = workbook[Number(index)] ?? sheet
            onChange({ ...choice, sheet: next, mapping: guessMapping(next, target) })
          }}
        />
      ) : null}
      {map ? (
        <Select
          label="Goes to"
          value={into}
          options={[
            { value: 'map', label: map.map.title.trim() || 'This map' },
            { value: 'new', label: 'A new map' },
          ]}
          onChange={(next) => onChange({ ...choice, into: next, mapping: withoutPlaces(mapping) })}
        />
      ) : null}
      <div className="field">
        <span className="field-label">The table is</span>
        <ToggleGroup
          label="The table is"
          value={mapping.shape}
          options={[
            { value: 'list', label: 'A card a row' },
            { value: 'grid', label: 'A grid' },
          ]}
          onChange={(shape) => setMapping(guessAs(shape, sheet, target))}
        />
      </div>
      {mapping.shape === 'list' ? (
        <ListFields mapping={mapping} target={target} onChange={setMapping} />
      ) : (
        <GridFields mapping={mapping} onChange={setMapping} />
      )}
    </div>
  )
}

/** Lanes and steps are those of one map. */
const withoutPlaces = (mapping: CardMapping): CardMapping =>
  mapping.shape === 'list' ? { ...mapping, laneId: null, stepId: null } : mapping

function ListFields({
  mapping,
  target,
  onChange,
}: {
  readonly mapping: ListMapping
  readonly target: MapView | null
  readonly onChange: (mapping: ListMapping) => void
}) {
  const { roles, hasHeader, dayFirst, scale } = mapping
  const change = (changes: Partial<ListMapping>) => onChange({ ...mapping, ...changes })
  return (
    <>
      <Switch
        label="First row holds headings"
        checked={hasHeader}
        onChange={(next) => change({ hasHeader: next })}
      />
      <PlaceFields mapping={mapping} target={target} onChange={onChange} />
      {roles.includes('feeling') ? (
        <ScaleField scale={scale} onChange={(next) => change({ scale: next })} />
      ) : null}
      {roles.includes('due') ? (
        <Select
          label="Days such as 3/4/2026"
          value={dayFirst ? 'day' : 'month'}
          options={[
            { value: 'day', label: '3 April' },
            { value: 'month', label: 'March 4' },
          ]}
          onChange={(next) => change({ dayFirst: next === 'day' })}
        />
      ) : null}
    </>
  )
}

/** Where cards go of which the table does not say it. */
function PlaceFields({
  mapping,
  target,
  onChange,
}: {
  readonly mapping: ListMapping
  readonly target: MapView | null
  readonly onChange: (mapping: ListMapping) => void
}) {
  const lanes = target?.lanes.filter(({ kind, locked }) => holdsCards(kind) && !locked) ?? []
  const steps =
    target?.stages.flatMap((stage) => stage.steps.map((step) => ({ step, stage: stage.stage }))) ?? []
  const says = (...roles: readonly ListMapping['roles'][number][]): boolean =>
    roles.some((role) => mapping.roles.includes(role))
  return (
    <>
      {lanes.length > 0 ? (
        <Select
          label={says('lane', 'kind') ? 'Lane, where none is named' : 'Lane'}
          value={mapping.laneId ?? lanes[0]?.id ?? ''}
          options={lanes.map(({ id, title }) => ({ value: id, label: title.trim() || 'Untitled lane' }))}
          onChange={(laneId) => onChange({ ...mapping, laneId })}
        />
      ) : null}
      {steps.length > 0 ? (
        <Select
          label={says('stage', 'step') ? 'Step, where none is named' : 'Step'}
          value={mapping.stepId ?? steps[0]?.step.id ?? ''}
          options={steps.map(({ step, stage }) => ({
            value: step.id,
            label:
              [stage.title, step.title].filter((title) => title.trim() !== '').join(' · ') || 'Untitled step',
          }))}
          onChange={(stepId) => onChange({ ...mapping, stepId })}
        />
      ) : null}
    </>
  )
}

function GridFields({
  mapping,
  onChange,
}: {
  readonly mapping: GridMapping
  readonly onChange: (mapping: GridMapping) => void
}) {
  const { across, headings, cardPerLine, scale } = mapping
  const change = (changes: Partial<GridMapping>) => onChange({ ...mapping, ...changes })
  return (
    <>
      <Select
        label="Its columns are"
        value={across}
        options={[
          { value: 'steps', label: 'Steps; its rows are lanes' },
          { value: 'lanes', label: 'Lanes; its rows are steps' },
        ]}
        onChange={(next) => change({ across: next })}
      />
      <Select
        label={across === 'steps' ? 'The first row names' : 'The first column names'}
        value={headings}
        options={optionsOf(GRID_HEADINGS, HEADINGS)}
        onChange={(next) => change({ headings: next })}
      />
      <Switch
        label="Each line of a cell is a card"
        checked={cardPerLine}
        onChange={(next) => change({ cardPerLine: next })}
      />
      <ScaleField scale={scale} onChange={(next) => change({ scale: next })} />
    </>
  )
}

const ScaleField = ({
  scale,
  onChange,
}: {
  readonly scale: FeelingScale
  readonly onChange: (scale: FeelingScale) => void
}) => (
  <Select
    label="Feelings count from"
    value={scale}
    options={optionsOf(FEELING_SCALES, SCALES)}
    onChange={onChange}
  />
)
