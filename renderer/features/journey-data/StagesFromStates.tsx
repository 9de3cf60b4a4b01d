import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { ReadState } from '#renderer/session/journey/engine-types.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import { stageTitle } from './new-stages.ts'
import type { PlaceDraft } from './place-draft.ts'
import type { Wizard } from './wizard.ts'

/** Whether a stage's title says its state already. */
const isSaid = (state: string): boolean => stageTitle(state).toLowerCase() === state.toLowerCase()

/** Which states become stages, and in which order: the one in which customers come by them is filled in. */
export function StagesFromStates({
  wizard,
  states,
  draft,
}: {
  readonly wizard: Wizard
  readonly states: readonly ReadState[]
  readonly draft: PlaceDraft
}) {
  const { stages } = draft
  const words = useStore(wizard.state, ({ subject }) => SUBJECT_NOUNS[subject])
  const customers = new Map(states.map((state) => [state.name, state.customers]))
  const others = states.filter(({ name }) => !stages.includes(name))
  const most = Math.max(...customers.values())
  const shareOf = (name: string): number => ((customers.get(name) ?? 0) / most) * 100
  const set = (next: readonly string[]): void => wizard.setDraft({ stages: next })
  const move = (name: string, before: string | null): void => {
    const rest = stages.filter((one) => one !== name)
    const at = before === null ? rest.length : rest.indexOf(before)
    set([...rest.slice(0, at), name, ...rest.slice(at)])
  }
  return (
    <div className="data-table">
      <h3 className="wizard-heading">The stages, in order</h3>
      <div className="data-scroll data-stages wizard-scroll">
        <ReorderList
          label="Stages"
          items={stages.map((name) => ({ id: name }))}
          nameOf={({ id }) => stageTitle(id)}
          onMove={move}
        >
          {({ id }, grip) => (
            <>
              {grip}
              <span className="data-stage">
                {stageTitle(id)}
                <small>
                  {isSaid(id) ? '' : `${id}, `}
                  {counted(customers.get(id) ?? 0, ...words)}
                </small>
                <span className="data-share" style={{ inlineSize: `${shareOf(id)}%` }} />
              </span>
              <IconButton
                label={`Leave out ${stageTitle(id)}`}
                size="small"
                icon={<X size={14} />}
                onClick={() => set(stages.filter((name) => name !== id))}
              />
            </>
          )}
        </ReorderList>
        {others.length > 0 ? (
          <Select
            label="Add a stage"
            hideLabel
            value=""
            placeholder="Add a state as a stage…"
            options={others.map((state) => ({ value: state.name, label: state.name }))}
            onChange={(name) => set([...stages, name])}
          />
        ) : null}
      </div>
      <p className="wizard-more">
        A stage counts who came through all stages before it, so a state that many pass by is better left out.
      </p>
    </div>
  )
}
