/** The files of pictures by their references, as pages hand them to workers: by name, without copying them. */
export type ImageFiles = ReadonlyMap<string, Blob>

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Makes pictures ready to be painted, none larger than it takes to cover `sizes` (in pixels): hundreds of them at their full
 * size would not fit into memory. One by one for the same reason. One that cannot be decoded is left out.
 */
export async function decodeImages(
  files: ImageFiles,
  sizes: ReadonlyMap<string, Size>,
): Promise<ReadonlyMap<string, ImageBitmap>> {
  const images = new Map<string, ImageBitmap>()
  for (const [ref, file] of files) {
    const size = sizes.get(ref)
    const image = size && (await decodeImage(file, size))
    if (image) images.set(ref, image)
  }
  return images
}

/** A picture, shrunk as far as it still covers that many pixels; `undefined` where it cannot be decoded. */
export async function decodeImage(file: Blob, { width, height }: Size): Promise<ImageBitmap | undefined> {
  try {
    const whole = await createImageBitmap(file)
    const scale = Math.max(width / whole.width, height / whole.height)
    if (scale >= 1) return whole
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.ceil(whole.width * scale),
      resizeHeight: Math.ceil(whole.height * scale),
      resizeQuality: 'high',
    })
    whole.close()
    return small
  } catch {
    return undefined
  }
}

/** Pictures as `data:` addresses, for files that leave the app. */
export async function imageAddresses(files: ImageFiles): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all([...files].map(async ([ref, file]) => [ref, await dataUri(file)] as const)),
  )
}

/** Content as a `data:` address of its own type. */
export function dataUri(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(content)
  })
}
