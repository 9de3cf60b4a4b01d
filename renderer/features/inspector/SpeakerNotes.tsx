import { FieldGroup } from '#renderer/fields/Field.tsx'
import { LiveText } from '#renderer/fields/LiveText.tsx'
import type { LiveTextBinding } from '#renderer/fields/use-live-text.ts'

/** What only the presenter sees. */
export function SpeakerNotes(binding: LiveTextBinding) {
  return (
    <FieldGroup label="Presenter’s notes" note="Never on the map, never in an export.">
      <LiveText label="Presenter’s notes" hideLabel placeholder="What to say here" {...binding} />
    </FieldGroup>
  )
}
