/** The files of pictures by their references, as pages hand them to workers: by name, without copying them. */
export type ImageFiles = ReadonlyMap<string, Blob>

/** Makes pictures ready to be painted. One that cannot be decoded is left out. */
export async function decodeImages(files: ImageFiles): Promise<ReadonlyMap<string, ImageBitmap>> {
  const decoded = await Promise.all(
    [...files].map(async ([ref, file]) => [ref, await createImageBitmap(file).catch(() => undefined)] as const),
  )
  return new Map(decoded.filter((entry): entry is [string, ImageBitmap] => entry[1] !== undefined))
}

/** Pictures as `data:` addresses, for files that leave the app. */
export async function imageAddresses(files: ImageFiles): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all([...files].map(async ([ref, file]) => [ref, await dataUri(file)] as const)))
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
