import { ImageOff, ImageUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { choosePicture, takesPictures } from '#renderer/fields/picture-in.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { Card } from '#shared/model/card.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { useEditCards } from './use-edit.ts'

/** The picture of a card: seen whole, chosen, replaced by another, taken away. */
export function PictureFields({ card }: { readonly card: Card }) {
  const project = useProject()
  const edit = useEditCards([card])
  const [busy, setBusy] = useState(false)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    const stored = await project.images.upload(file, { maxSide: IMAGE_BOUNDS.side })
    setBusy(false)
    if (!stored.ok) return notifyProblem(stored.error)
    const { ref, ratio } = stored.value
    edit(card.image === '' ? 'Add picture' : 'Replace picture', { image: ref, imageRatio: ratio })
  }
  return (
    <div className="inspector-picture" {...takesPictures((file) => void take(file))}>
      {card.image === '' ? null : <Picture card={card} />}
      <div className="inspector-deeds">
        <Button
          size="small"
          busy={busy}
          icon={<ImageUp size={15} aria-hidden="true" />}
          onClick={() => void choosePicture().then(take)}
        >
          {card.image === '' ? 'Choose a picture…' : 'Replace…'}
        </Button>
        {card.image === '' ? null : (
          <Button
            size="small"
            icon={<ImageOff size={15} aria-hidden="true" />}
            onClick={() => edit('Remove picture', { image: '', imageRatio: 1 })}
          >
            Remove picture
          </Button>
        )}
      </div>
      <p className="field-hint">Or drop a picture here, or paste it.</p>
    </div>
  )
}

function Picture({ card: { image, imageRatio, text } }: { readonly card: Card }) {
  const { images } = useProject()
  useEffect(() => images.want(image), [images, image])
  const url = useStore(images.arrivals, () => images.url(image))
  return (
    <div className="inspector-picture-frame" style={{ aspectRatio: imageRatio }}>
      {url === undefined ? null : <img src={url} alt={text.trim() || 'Picture without caption'} />}
    </div>
  )
}
