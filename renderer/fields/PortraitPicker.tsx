import { RadioGroup } from 'radix-ui'
import { PORTRAITS } from '#shared/layout/drawing/portraits.ts'
import { isImageRef } from '#shared/model/image.ts'
import type { Persona } from '#shared/model/persona.ts'
import { FieldGroup } from './Field.tsx'
import { Portrait } from './ShapeIcon.tsx'

/** Stands for "no portrait": a radio button needs a value. */
const INITIALS = 'initials'

/** The built-in portraits, the initials for those who want none of them, and the picture of one's own where there is one. */
export function PortraitPicker({
  persona,
  onPortrait,
}: {
  readonly persona: Persona
  readonly onPortrait: (portrait: string) => void
}) {
  const names = Object.keys(PORTRAITS)
  const own = isImageRef(persona.portrait) ? persona.portrait : null
  const choices = [
    ...names.map((name) => ({ name, label: `Portrait ${names.indexOf(name) + 1}` })),
    INITIALS_CHOICE,
    ...(own === null ? [] : [{ name: own, label: 'Own picture' }]),
  ]
  return (
    <FieldGroup label="Portrait">
      <RadioGroup.Root
        className="inspector-portraits"
        aria-label="Portrait"
        value={own ?? (names.includes(persona.portrait) ? persona.portrait : INITIALS)}
        onValueChange={(name) => onPortrait(name === INITIALS ? '' : name)}
      >
        {choices.map(({ name, label }) => (
          <RadioGroup.Item
            key={name}
            value={name}
            className="inspector-portrait-choice"
            aria-label={label}
            title={label}
          >
            <Portrait persona={{ ...persona, portrait: name }} size={44} />
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </FieldGroup>
  )
}

const INITIALS_CHOICE = { name: INITIALS, label: 'Initials' }
