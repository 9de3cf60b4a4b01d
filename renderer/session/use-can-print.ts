import { useEffect, useState } from 'react'
import { desktop } from '#renderer/platform/bridge.ts'
import type { Problem } from '#shared/base/result.ts'
import type { HostClient } from './host-client.ts'

/** What the host says where it has no Chromium, or one that does not start. */
const NO_PRINTER: ReadonlySet<string> = new Set(['no-printer', 'no-browser'])

/**
 * Whether PDFs can be made here: by the desktop shell, or by a Chromium that the host has found. The host is asked when
 * the dialog opens, so that the person knows before they start; a refusal later on counts too.
 */
export function useCanPrint(host: HostClient, problem: Problem | null): boolean {
  const [canPrint, setCanPrint] = useState(true)
  const isRefused = NO_PRINTER.has(problem?.code ?? '')
  useEffect(() => {
    if (desktop) return
    let isWanted = true
    void host.info().then((info) => {
      if (isWanted && info.ok) setCanPrint(info.value.canPrint)
    })
    return () => {
      isWanted = false
    }
  }, [host])
  useEffect(() => {
    if (isRefused) setCanPrint(false)
  }, [isRefused])
  return canPrint
}
