import { Button } from '#renderer/ui/Button.tsx'
import { ColorPicker } from '#renderer/ui/ColorPicker.tsx'
import type { Color } from '#shared/model/vocabulary.ts'
import { FieldGroup } from './Field.tsx'
import { MIXED, type Mixed } from './shared-values.ts'

/** The paper colours. With `onReset`, no colour of one's own can be asked for too. */
export function ColorField({
  value,
  onValue,
  onReset,
}: {
  readonly value: Color | null | Mixed
  readonly onValue: (color: Color) => void
  readonly onReset?: () => void
}) {
  return (
    <FieldGroup label="Colour">
      <ColorPicker label="Colour" value={value === MIXED ? null : value} onChange={onValue} />
      {onReset && value !== null ? (
        <Button tone="quiet" size="small" className="inspector-reset" onClick={onReset}>
          Back to the lane’s colour
        </Button>
      ) : null}
    </FieldGroup>
  )
}
