import './stage-sets.css'
import { ArrowRight } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { useState } from 'react'
import {
  applyStageSet,
  planSentence,
  planStageSet,
  type StageChange,
  type StageSetMode,
} from '#renderer/actions/stage-set-actions.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { STAGE_SETS, type StageSet } from '#shared/model/stage-sets.ts'

const MODES: readonly { readonly value: StageSetMode; readonly label: string }[] = [
  { value: 'rename', label: 'Over the stages there are' },
  { value: 'append', label: 'Behind them' },
]

/** The common ways to divide a journey, to put on the map; shown while the window's dialog is `stage-sets`. */
export function StageSetsDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'stage-sets')
  const stages = useMapModel()?.view.stages ?? []
  const [setId, setSetId] = useState(STAGE_SETS[0]?.id ?? '')
  const [mode, setMode] = useState<StageSetMode>('rename')
  const close = () => project.window.setState({ dialog: null })
  const set = STAGE_SETS.find(({ id }) => id === setId)
  const plan = set ? planStageSet(stages, set, mode) : []
  const isIdle = plan.every(({ kind }) => kind === 'keep')
  const apply = (): void => {
    if (!set || !applyStageSet(project, set, mode)) return
    close()
    notify(`The map has the stages of “${set.title}” now.`, {
      label: 'Undo',
      onClick: () => project.session.history.undo(),
    })
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      size="large"
      title="Stage sets"
      description="The common ways to divide a journey. They are only titles: every one can be changed afterwards."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button tone="accent" disabled={isIdle} onClick={apply}>
            {stages.length === 0 ? 'Add these stages' : mode === 'append' ? 'Append' : 'Apply'}
          </Button>
        </>
      }
    >
      <SetList chosen={setId} onChoose={setSetId} />
      {stages.length === 0 ? null : (
        <section className="stage-sets-plan" aria-label="What will happen">
          <ToggleGroup label="Where they go" value={mode} options={MODES} onChange={setMode} />
          <p className="stage-sets-sentence" role="status">
            {planSentence(plan)}
          </p>
          <Preview plan={plan} />
        </section>
      )}
    </Dialog>
  )
}

function SetList({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (id: string) => void }) {
  return (
    <RadioGroup.Root className="stage-sets" aria-label="Stage set" value={chosen} onValueChange={onChoose}>
      {STAGE_SETS.map((set) => (
        <RadioGroup.Item key={set.id} value={set.id} className="stage-set" aria-label={spoken(set)}>
          <span className="stage-set-words">
            <strong>{set.title}</strong>
            <small>{set.use}</small>
          </span>
          <span className="stage-set-chips">
            {set.stages.map(({ title, steps }) => (
              <span key={title} className="stage-chip">
                {title}
                {steps ? <small>{steps.length} steps</small> : null}
              </span>
            ))}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}

const spoken = ({ title, use, stages }: StageSet): string =>
  `${title}: ${stages.map((stage) => stage.title).join(', ')}. ${use}`

const UNTITLED = 'Untitled stage'

/** What becomes of every stage, from left to right. */
function Preview({ plan }: { readonly plan: readonly StageChange[] }) {
  return (
    <ol className="stage-sets-preview">
      {plan.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in the row is what an entry stands for
        <li key={index} data-kind={change.kind}>
          {change.kind === 'add' ? (
            <>
              <small>New</small>
              <span className="stage-chip">{change.to}</span>
            </>
          ) : change.kind === 'keep' ? (
            <>
              <small>Stays</small>
              <span className="stage-chip">{change.from.trim() || UNTITLED}</span>
            </>
          ) : (
            <>
              <small className="stage-sets-old">{change.from.trim() || UNTITLED}</small>
              <span className="stage-sets-arrow">
                <ArrowRight size={13} aria-hidden="true" />
                <span className="visually-hidden">becomes</span>
              </span>
              <span className="stage-chip">{change.to}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
