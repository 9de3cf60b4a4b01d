import { nameForTitle } from '#shared/base/file-name.ts'
import { desktop } from './bridge.ts'

/** Gives a file to the person: the desktop's save dialog, or the browser's download. Answers its path where known. */
export async function saveFile(
  name: string,
  content: Blob,
): Promise<{ path: string | null; saved: boolean }> {
  if (desktop) {
    const path = await desktop.saveFile(name, new Uint8Array(await content.arrayBuffer()))
    return { path, saved: path !== null }
  }
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return { path: null, saved: true }
}

/** Lets the person choose files of the given endings (`['.mmd', '.journey']`); none chosen answers an empty list. */
export function chooseFiles(endings: readonly string[]): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.join(',')
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** The name of a file made from a title: one that every system takes. */
export const fileNameOf = (title: string, ending: string): string => `${nameForTitle(title)}.${ending}`
