import type { ClipboardEvent, DragEvent } from 'react'
import { chooseFiles } from '#renderer/platform/files.ts'

/** What a chooser of pictures offers. */
const ENDINGS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif', '.svg'] as const

const pictureAmong = (files: Iterable<File>): File | undefined =>
  [...files].find(({ type }) => type.startsWith('image/'))

/** Lets the person choose a picture; nothing chosen answers `undefined`. */
export const choosePicture = async (): Promise<File | undefined> => (await chooseFiles(ENDINGS))[0]

/** Makes an element take a picture that is dropped on it, or pasted while the keyboard is in it. */
export const takesPictures = (take: (picture: File) => void) => ({
  onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
  },
  onDrop(event: DragEvent) {
    const picture = pictureAmong(event.dataTransfer.files)
    if (!picture) return
    event.preventDefault()
    event.stopPropagation()
    take(picture)
  },
  onPaste(event: ClipboardEvent) {
    const picture = pictureAmong(event.clipboardData.files)
    if (!picture) return
    event.preventDefault()
    event.stopPropagation()
    take(picture)
  },
})
