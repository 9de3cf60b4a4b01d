import type { Fetched } from '#renderer/room/byte-collector.ts'

/** Hands a file to the browser, which asks or knows where it goes. */
export function saveFile({ name, bytes }: Fetched): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Safari reads it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
