import { ImageUp } from 'lucide-react'
import { useState } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { PortraitPicker } from '#renderer/fields/PortraitPicker.tsx'
import { choosePicture, takesPictures } from '#renderer/fields/picture-in.ts'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { Popover } from '#renderer/ui/Popover.tsx'
import type { Rect } from '#shared/base/geometry.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import type { Persona } from '#shared/model/persona.ts'
import { CropDialog } from './CropDialog.tsx'

/** A persona's face: one of those that are there, or a picture chosen, dropped or pasted here. */
export function PortraitField({ persona }: { readonly persona: Persona }) {
  const project = useProject()
  const [open, setOpen] = useState(false)
  const [picture, setPicture] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const setPortrait = (portrait: string): void => {
    perform(project, 'Choose portrait', [{ type: 'persona.edit', id: persona.id, changes: { portrait } }])
  }
  const take = (file: File | undefined): void => {
    if (!file) return
    setOpen(false)
    setPicture(file)
  }
  const store = async (file: File, crop: Rect): Promise<void> => {
    setBusy(true)
    const stored = await project.images.upload(file, { maxSide: IMAGE_BOUNDS.portrait, crop })
    setBusy(false)
    if (!stored.ok) return notifyProblem(stored.error)
    setPortrait(stored.value.ref)
    setPicture(null)
  }
  return (
    <div className="sheet-portrait" {...takesPictures(take)}>
      <Popover
        label="Portrait"
        align="start"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="sheet-face" aria-label="Change the portrait">
            <Portrait persona={persona} size={104} />
            <span className="sheet-face-word" aria-hidden="true">
              Change
            </span>
          </button>
        }
      >
        <div className="sheet-faces">
          <PortraitPicker persona={persona} onPortrait={setPortrait} />
          <Button
            size="small"
            icon={<ImageUp size={15} aria-hidden="true" />}
            onClick={() => void choosePicture().then(take)}
          >
            A picture of your own…
          </Button>
          <p className="field-hint">Or drop one on the portrait, or paste it there.</p>
        </div>
      </Popover>
      {picture === null ? null : (
        <CropDialog
          picture={picture}
          busy={busy}
          onDone={(part) => void store(picture, part)}
          onClose={() => setPicture(null)}
        />
      )}
    </div>
  )
}
