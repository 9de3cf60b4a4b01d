import { ChevronLeft, ChevronRight, Map as MapIcon } from 'lucide-react'
import { useId, useState } from 'react'
import { showPlace, showSlices } from '#renderer/actions/numbers-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { countWords, dayWords } from '#shared/layout/data-words.ts'
import type { Slice } from '#shared/model/figures.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { PlaceButton } from '../parts/PlaceButton.tsx'
import { useNumbers } from '../use-numbers.ts'
import { Trend } from './Trend.tsx'
import {
  changeWords,
  dayColumns,
  FOLLOWED,
  FOLLOWED_LABELS,
  type Followed,
  type TimeRow,
  timeRows,
} from './time-rows.ts'

/** The places at one day, which is turned to with a slider; the line beside each shows all days. */
export function Snapshots({
  snapshots,
  at,
  onChoose,
}: {
  readonly snapshots: readonly Slice[]
  readonly at: number
  readonly onChoose: (at: number) => void
}) {
  const project = useProject()
  const { places, dataSet, mayChange, cases } = useNumbers()
  const [followed, setFollowed] = useState<Followed>('stillHere')
  const rows = timeRows(places, snapshots, followed)
  const snapshot = snapshots[at] as Slice
  const isOnMap = dataSet.shown && dataSet.sliceId === snapshot.id
  return (
    <PanelSection
      title="Over time"
      hint={`What was known at 00:00 of each of these days, of ${cases} seen until then.`}
    >
      <ToggleGroup
        label="What is followed"
        value={followed}
        options={FOLLOWED.map((value) => ({ value, label: FOLLOWED_LABELS[value] }))}
        onChange={setFollowed}
      />
      <DaySlider snapshots={snapshots} at={at} onChoose={onChoose} />
      <table className="numbers-table numbers-days">
        <caption className="visually-hidden">
          {FOLLOWED_LABELS[followed]}, at {dayWords(snapshot.value)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <td aria-hidden="true" />
            <th scope="col" data-kind="number">
              {FOLLOWED_LABELS[followed]}
            </th>
            <th scope="col" data-kind="number">
              Change
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DayRow key={row.place.id} row={row} at={at} onShow={() => showPlace(project, row.place)} />
          ))}
        </tbody>
      </table>
      {mayChange ? (
        <Button
          size="small"
          className="numbers-aside"
          icon={<MapIcon size={15} aria-hidden="true" />}
          disabled={isOnMap}
          onClick={() => showSlices(project, dataSet, { sliceId: snapshot.id, besideId: '' })}
        >
          {isOnMap ? 'This day stands on the map' : 'Show this day on the map'}
        </Button>
      ) : null}
      <Disclosure label="All days as a table">
        <DataTable
          label={`${FOLLOWED_LABELS[followed]}, all days`}
          columns={dayColumns(snapshots)}
          rows={rows}
          idOf={({ place }) => place.id}
        />
      </Disclosure>
    </PanelSection>
  )
}

function DaySlider({
  snapshots,
  at,
  onChoose,
}: {
  readonly snapshots: readonly Slice[]
  readonly at: number
  readonly onChoose: (at: number) => void
}) {
  const id = useId()
  const snapshot = snapshots[at] as Slice
  const last = snapshots.length - 1
  return (
    <div className="numbers-slider">
      <label htmlFor={id}>
        Day <strong>{dayWords(snapshot.value)}</strong>
        <span className="panel-hint">{countWords(snapshot.customers)} known</span>
      </label>
      <div>
        <IconButton
          label="The snapshot before"
          size="small"
          icon={<ChevronLeft size={16} />}
          disabled={at === 0}
          onClick={() => onChoose(at - 1)}
        />
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-valuetext={dayWords(snapshot.value)}
          onChange={(event) => onChoose(Number(event.target.value))}
        />
        <IconButton
          label="The next snapshot"
          size="small"
          icon={<ChevronRight size={16} />}
          disabled={at === last}
          onClick={() => onChoose(at + 1)}
        />
      </div>
    </div>
  )
}

function DayRow({
  row: { place, values },
  at,
  onShow,
}: {
  readonly row: TimeRow
  readonly at: number
  readonly onShow: () => void
}) {
  return (
    <tr>
      <th scope="row">
        <PlaceButton place={place} onShow={onShow} />
      </th>
      <td aria-hidden="true">
        <Trend values={values} at={at} />
      </td>
      <td data-kind="number">{countWords(values[at] ?? null)}</td>
      <td data-kind="number">{changeWords(values[at] ?? null, at === 0 ? undefined : values[at - 1])}</td>
    </tr>
  )
}
