import { joinBytes } from '#shared/base/join-bytes.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import type { HostRoomMessage } from '#shared/protocol/room-view.ts'

/** What came in parts, whole. */
export interface Fetched {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

interface Collecting {
  readonly parts: Uint8Array[]
  readonly resolve: (result: Result<Fetched>) => void
}

/** Puts together what the host sends in parts. */
export function createByteCollector() {
  const open = new Map<number, Collecting>()
  const settle = (number: number, result: Result<Fetched>) => {
    open.get(number)?.resolve(result)
    open.delete(number)
  }
  return {
    /** Resolves when the last part of what was asked with `number` is here, or it will not come. */
    expect: (number: number): Promise<Result<Fetched>> =>
      new Promise((resolve) => open.set(number, { parts: [], resolve })),
    take({ number, name, data, more }: Extract<HostRoomMessage, { readonly type: 'bytes' }>): void {
      const there = open.get(number)
      if (!there) return
      there.parts.push(bytesOf(data))
      if (!more) settle(number, { ok: true, value: { name, bytes: joinBytes(there.parts) } })
    },
    fail: (number: number, problem: Problem): void => settle(number, { ok: false, error: problem }),
    drop(problem: Problem): void {
      for (const number of [...open.keys()]) settle(number, { ok: false, error: problem })
    },
  }
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
