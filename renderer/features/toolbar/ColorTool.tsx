import { Toolbar } from 'radix-ui'
import { colorSelected, editSelected } from '#renderer/actions/card-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { COLOR_LABELS, ColorPicker } from '#renderer/ui/ColorPicker.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import type { Color } from '#shared/model/vocabulary.ts'

/** The colour of what is selected; a click shows the others. */
export function ColorTool({ shown, hasOwn }: { readonly shown: Color | null; readonly hasOwn: boolean }) {
  const project = useProject()
  const trigger = (
    <Toolbar.Button
      className="icon-button"
      data-size="small"
      aria-label={shown ? `Colour: ${COLOR_LABELS[shown]}` : 'Colour'}
    >
      <span
        className="toolbar-swatch"
        data-unset={shown === null || undefined}
        style={
          shown ? { background: `var(--${shown}-fill)`, borderColor: `var(--${shown}-strong)` } : undefined
        }
      />
    </Toolbar.Button>
  )
  return (
    <Popover label="Colour" trigger={trigger} side="top">
      <div className="toolbar-colors">
        <ColorPicker label="Colour" value={shown} onChange={(color) => colorSelected(project, color)} />
        {hasOwn ? (
          <Button tone="quiet" size="small" onClick={() => editSelected(project, 'Colour', { color: null })}>
            Back to the lane’s colour
          </Button>
        ) : null}
      </div>
    </Popover>
  )
}
