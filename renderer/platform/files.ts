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

/** A file name made from a title: no characters that a file system forbids, never empty. */
export const fileNameOf = (title: string, ending: string): string =>
  `${
    title
      // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems forbid them
      .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
      .trim()
      .slice(0, 80) || 'Untitled'
  }.${ending}`
