import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, sourceFiles } from '../../architecture/source-files.ts'

/** What lets a page and the shell speak past the table in shared/protocol/desktop.ts, and the one file that may use it. */
const RAW: Readonly<Record<string, string | null>> = {
  ipcMain: 'main/desktop/ipc.ts',
  ipcRenderer: 'main/preload/preload.ts',
  contextBridge: 'main/preload/preload.ts',
  MessageChannelMain: null,
  'webContents.send': 'main/desktop/app-window.ts',
  'webContents.ipc': null,
  webFrame: null,
}

/** The code of a file without its comments. */
const codeOf = async (path: string): Promise<string> =>
  (await readFile(join(root, path), 'utf8')).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

test.each(Object.entries(RAW))('%s is used by nobody but %s', async (name, owner) => {
  const users: string[] = []
  for (const path of await sourceFiles(['main', 'shared', 'renderer']))
    if (new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(await codeOf(path))) users.push(path)
  expect(users).toEqual(owner === null ? [] : [owner])
})
