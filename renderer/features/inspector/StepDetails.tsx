import { LiveLine, LiveText } from '#renderer/fields/LiveText.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { STEP_WIDTH, type Step } from '#shared/model/step.ts'
import { SpeakerNotes } from './SpeakerNotes.tsx'
import { useEditHeader, useHeaderText } from './use-header.ts'

/** A step: whether it is a moment that matters, how long it takes, what is expected. */
export function StepDetails({ step }: { readonly step: Step }) {
  const edit = useEditHeader('step', step.id)
  return (
    <>
      <LiveLine label="Title" placeholder="Looks up the price" {...useHeaderText('step', step, 'title')} />
      <Switch
        label="Moment that matters"
        hint="The step with the greatest emotional load."
        checked={step.moment}
        onChange={(moment) => edit(moment ? 'Mark moment' : 'Unmark moment', { moment })}
      />
      <LiveLine label="Duration" placeholder="10 minutes" {...useHeaderText('step', step, 'duration')} />
      <LiveText
        label="Expectation"
        placeholder="What they take for granted"
        {...useHeaderText('step', step, 'expectation')}
      />
      <NumberField
        label="Width"
        hint={`${STEP_WIDTH.least} to ${STEP_WIDTH.most}, usually ${STEP_WIDTH.usual}.`}
        value={step.width}
        {...STEP_WIDTH}
        onValue={(width) => edit('Resize step', { width: width ?? STEP_WIDTH.usual }, `width:${step.id}`)}
      />
      <SpeakerNotes {...useHeaderText('step', step, 'speakerNotes')} />
    </>
  )
}
