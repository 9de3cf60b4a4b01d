/**
 * The shell's end of the calls in `shared/protocol/desktop.ts`, and the only place that listens to pages. A call counts
 * only from the main frame of one of the app's own windows while it shows the app's own page, and with the arguments that
 * the table asks for. Everything else is refused in words, and nothing is done.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Log } from '#main/host/log.ts'
import { fail } from '#shared/base/result.ts'
import {
  type CallArguments,
  channelOf,
  readArguments,
  SHELL_CALLS,
  type ShellAnswer,
  type ShellCall,
} from '#shared/protocol/desktop.ts'
import { isAppPage } from './app-address.ts'
import type { AppWindow } from './app-window.ts'
import type { AppWindows } from './app-windows.ts'

export type CallHandlers = {
  readonly [C in ShellCall]: (
    window: AppWindow,
    ...args: CallArguments<C>
  ) => ShellAnswer<C> | Promise<ShellAnswer<C>>
}

const STRANGER = fail('not-allowed', 'Only a window of Throughline may ask this. Nothing was done.')
const UNREADABLE = fail('bad-request', 'Throughline did not understand this request. Nothing was done.')
const FAULT = fail('fault', 'Throughline ran into a fault of its own. Nothing was lost; try again.')

/** Begins to answer pages. */
export function answerPages(windows: AppWindows, handlers: CallHandlers, log: Log): void {
  const listen = <C extends ShellCall>(call: C) => {
    ipcMain.handle(channelOf(call), async (event, ...given: unknown[]): Promise<ShellAnswer<C>> => {
      const window = senderOf(event, windows)
      if (!window) return STRANGER
      const args = readArguments(call, given)
      if (!args) return UNREADABLE
      try {
        return await handlers[call](window, ...args)
      } catch (error) {
        log.error(`The shell could not answer “${call}”.`, error)
        return FAULT
      }
    })
  }
  for (const call of Object.keys(SHELL_CALLS) as ShellCall[]) listen(call)
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, windows: AppWindows): AppWindow | undefined {
  if (!senderFrame || senderFrame.parent !== null) return undefined
  return isAppPage(senderFrame.url) ? windows.of(sender) : undefined
}
