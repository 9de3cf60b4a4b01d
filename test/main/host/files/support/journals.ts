import { readdir } from 'node:fs/promises'
import { expect } from 'vitest'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { type OpenedJournal, openJournal } from '#main/host/files/journal.ts'

/** Opens a journal that must open. */
export async function mustOpen(folder: string, fs: FileSystem = realFileSystem): Promise<OpenedJournal> {
  const opened = await openJournal(fs, folder)
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

export const textsOf = (entries: readonly Uint8Array[]): string[] =>
  entries.map((entry) => Buffer.from(entry).toString('utf8'))

/** What the journal in `folder` gives out when it is opened next, which must be without damage. */
export async function readTexts(folder: string): Promise<string[]> {
  const { journal, entries, damage } = await mustOpen(folder)
  await journal.close()
  expect(damage).toBeUndefined()
  return textsOf(entries)
}

/** The names of the journal files, oldest first. */
export const segmentsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.journal')).sort()
