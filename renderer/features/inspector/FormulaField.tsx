import { useId, useMemo } from 'react'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { useMapModel } from '#renderer/session/session-context.tsx'
import type { Card } from '#shared/model/card.ts'
import { formulaState, metricNames } from './formula-state.ts'
import { useCardText } from './use-edit.ts'

/** How a number is worked out from others at the same step, what comes out, or what is wrong; the names there are. */
export function FormulaField({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const id = useId()
  const snapshot = useMapModel()?.snapshot
  const [card] = cards
  const names = useMemo(() => (snapshot ? metricNames(snapshot, card) : []), [snapshot, card])
  const state = snapshot && cards.length === 1 ? formulaState(snapshot, card) : null
  const formula = useCardText(cards, 'formula')
  const insert = (name: string): void => {
    const before = formula.latest().trimEnd()
    formula.write(`${before}${before === '' ? '' : ' '}[${name}]`)
  }
  return (
    <FieldGroup label="Formula" note="Instead of a typed number, e.g. [Sales] ÷ [Leads] × 100.">
      <LiveLine
        {...formula}
        label="Formula"
        hideLabel
        describedBy={id}
        placeholder={formula.placeholder ?? 'None: the number is typed in'}
      />
      <output id={id} className="field-hint" data-error={state?.problem === undefined ? undefined : true}>
        {state === null ? '' : (state.problem ?? `Result at this step: ${state.result}`)}
      </output>
      {names.length === 0 ? null : (
        <div className="inspector-chips">
          {names.map((name) => (
            <button key={name} type="button" className="inspector-chip" onClick={() => insert(name)}>
              <span className="visually-hidden">Put into the formula: </span>
              {name}
            </button>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
