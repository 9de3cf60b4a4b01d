/**
 * What the app's page may do beyond a browser: `window.throughline`. Runs sandboxed, in a world of its own, before the
 * page; the page gets these functions and nothing of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import {
  type CallArguments,
  channelOf,
  type DocumentInView,
  MENU_CHANNEL,
  readMenuMessage,
  type ShellAnswer,
  type ShellAnswers,
  type ShellCall,
} from '#shared/protocol/desktop.ts'
import { takenByText } from './text-commands.ts'

function send<C extends ShellCall>(call: C, ...args: CallArguments<C>): Promise<ShellAnswer<C>> {
  return ipcRenderer.invoke(channelOf(call), ...args)
}

/** Refusals become errors with the shell's sentence, which is what a caller across the bridge can catch. */
async function ask<C extends ShellCall>(call: C, ...args: CallArguments<C>): Promise<ShellAnswers[C]> {
  const answer = await send(call, ...args)
  if (answer.ok) return answer.value
  throw new Error(answer.error.message)
}

function platform(): 'darwin' | 'win32' | 'linux' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
}

/** The same shape as `DesktopBridge` in renderer/platform/bridge.ts; a test compares the two. */
const bridge = {
  platform: platform(),
  connection: () => ask('connection'),
  saveFile: (suggestedName: string, bytes: Uint8Array) => ask('saveFile', suggestedName, bytes),
  saveProjectAs: () => ask('saveProjectAs'),
  printPdf: (html: string, widthMm: number, heightMm: number) => ask('printPdf', html, widthMm, heightMm),
  // The shell itself tells the person when these two cannot be.
  revealFile: (path: string): void => void send('revealFile', path),
  setDocument: (document: DocumentInView | null): void => void send('setDocument', document),
  onMenu(listener: (commandId: string) => void): () => void {
    const hear = (_event: unknown, message: unknown) => {
      const commandId = readMenuMessage(message)
      if (commandId !== undefined && !takenByText(commandId)) listener(commandId)
    }
    ipcRenderer.on(MENU_CHANNEL, hear)
    return () => void ipcRenderer.off(MENU_CHANNEL, hear)
  },
} as const
export type Bridge = typeof bridge

contextBridge.exposeInMainWorld('throughline', bridge)
