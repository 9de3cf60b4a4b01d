import { ColorField } from '#renderer/fields/ColorField.tsx'
import { LiveLine, LiveText } from '#renderer/fields/LiveText.tsx'
import type { Stage } from '#shared/model/stage.ts'
import { SpeakerNotes } from './SpeakerNotes.tsx'
import { useEditHeader, useHeaderText } from './use-header.ts'

/** A stage: what the customer wants in it, how long it takes, what they expect. */
export function StageDetails({ stage }: { readonly stage: Stage }) {
  const edit = useEditHeader('stage', stage.id)
  return (
    <>
      <LiveLine label="Title" placeholder="Awareness" {...useHeaderText('stage', stage, 'title')} />
      <LiveText
        label="Goal"
        placeholder="What the customer wants to reach here"
        {...useHeaderText('stage', stage, 'goal')}
      />
      <LiveLine label="Duration" placeholder="2 to 3 weeks" {...useHeaderText('stage', stage, 'duration')} />
      <LiveText
        label="Expectation"
        placeholder="What they take for granted"
        {...useHeaderText('stage', stage, 'expectation')}
      />
      <ColorField value={stage.color} onValue={(color) => edit('Colour', { color })} />
      <SpeakerNotes {...useHeaderText('stage', stage, 'speakerNotes')} />
    </>
  )
}
