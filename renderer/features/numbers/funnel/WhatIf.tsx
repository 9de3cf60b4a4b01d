import { useId, useState } from 'react'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { percentWords, subjectsWords } from '#shared/analysis/journey/number-words.ts'
import { type WhatIf as Result, whatIf } from '#shared/analysis/journey/what-if.ts'
import type { Slice } from '#shared/model/figures.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { countedPlaces } from '../places.ts'
import { useNumbers } from '../use-numbers.ts'
import { changeableWays, WHAT_IF_COLUMNS, whatIfRows } from './what-if-rows.ts'

/** What would be if one conversion were another. Nobody else sees it, and nothing of it is kept. */
export function WhatIf({ slice }: { readonly slice: Slice }) {
  const { places, dataOf } = useNumbers()
  const [chosen, setChosen] = useState('')
  const [asked, setAsked] = useState<number | null>(null)
  const data = dataOf(slice)
  const ways = changeableWays(data, slice, countedPlaces(places, slice, 'stage'))
  const narrowest = ways.toSorted((a, b) => a.share - b.share)[0]
  const way = ways.find(({ toId }) => toId === chosen) ?? narrowest
  if (!way) return null
  const result = whatIf(data, slice, { toPlaceId: way.toId, conversion: asked ?? way.share })
  return (
    <PanelSection title="What if…" hint="Try another conversion. This is yours alone: nothing of it is kept.">
      <Select
        label="On the way"
        value={way.toId}
        options={ways.map(({ toId, title }) => ({ value: toId, label: title }))}
        onChange={(next) => {
          setChosen(next)
          setAsked(null)
        }}
      />
      <ShareFields key={way.toId} now={way.share} asked={asked} onAsk={setAsked} />
      {result.ok ? <Outcome result={result.value} /> : <p className="panel-hint">{result.error.message}</p>}
    </PanelSection>
  )
}

const percentOf = (share: number): number => Math.round(share * 1000) / 10

/** The same share by slider and in digits. */
function ShareFields({
  now,
  asked,
  onAsk,
}: {
  readonly now: number
  readonly asked: number | null
  readonly onAsk: (share: number | null) => void
}) {
  const id = useId()
  const percent = percentOf(asked ?? now)
  return (
    <div className="numbers-share">
      <div className="numbers-slider">
        <label htmlFor={id}>
          Conversion
          <span className="panel-hint">now {percentWords(now)}</span>
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={0.5}
          value={percent}
          aria-valuetext={`${percent} %`}
          onChange={(event) => onAsk(Number(event.target.value) / 100)}
        />
      </div>
      <NumberField
        label="In %"
        value={percent}
        least={0}
        most={100}
        onValue={(value) => onAsk(value === null ? null : value / 100)}
      />
      <Button size="small" disabled={asked === null} onClick={() => onAsk(null)}>
        As it is
      </Button>
    </div>
  )
}

function Outcome({ result }: { readonly result: Result }) {
  const { titleOf, dataSet } = useNumbers()
  const rows = whatIfRows(result, titleOf)
  const last = rows.at(-1)
  return (
    <>
      <DataTable
        label="What would be"
        columns={WHAT_IF_COLUMNS}
        rows={rows}
        idOf={({ placeId }) => placeId}
      />
      {last && last.now !== null && last.would !== null ? (
        <p role="status">
          {last.title}: <strong>{subjectsWords(Math.round(last.would), dataSet.subject)}</strong>
          {last.change === 0 ? ', as it is.' : ` instead of ${subjectsWords(last.now, dataSet.subject)}.`}
        </p>
      ) : null}
      <p className="panel-hint">{result.assumption}</p>
    </>
  )
}
