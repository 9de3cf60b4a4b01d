import { answerHandshake, SECURE_VERSION } from '#shared/protocol/secure/handshake.ts'
import type { HostKeys } from '#shared/protocol/secure/host-key.ts'
import { MAX_SEALED_FRAME, type SealedChannel } from '#shared/protocol/secure/sealed-channel.ts'
import { nativeAgreement } from './native-agreement.ts'
import { dismiss, type Wire, type WireEnd } from './wire.ts'

/** How long a guest may take to begin, in milliseconds. */
const UNTIL_HELLO = 5_000

export interface SealedSocketOptions {
  readonly hostKeys: HostKeys
  /** The path that the guest asked for; part of what both ends agree on. */
  readonly path: string
  /** Gets the socket once it is sealed, to read and write in the clear. */
  readonly connect: (wire: Wire) => WireEnd
  readonly warn: (sentence: string) => void
}

/** Takes a socket whose guest begins with a handshake. Whatever is not as it should be ends it without a word. */
export function sealedSocket(wire: Wire, options: SealedSocketOptions): WireEnd {
  let state: { readonly channel: SealedChannel; readonly end: WireEnd } | undefined
  const timer = setTimeout(() => {
    if (!state) wire.terminate()
  }, UNTIL_HELLO).unref()

  function drop(why: string): void {
    options.warn(`A guest's connection was ended: ${why}.`)
    wire.terminate()
  }

  function shakeHands(hello: Uint8Array): void {
    const answered = answerHandshake({ ...options, agreement: nativeAgreement }, hello)
    if (answered.ok) {
      const { answer, channel } = answered.value
      wire.send(answer)
      state = { channel, end: options.connect(sealing(wire, channel)) }
    } else if (answered.error.code === 'other-version') {
      wire.send(Uint8Array.of(SECURE_VERSION))
      dismiss(wire, 4400, 'This page is of another version.')
    } else drop('it began with something else than a handshake')
  }

  return {
    get maxMessage() {
      return state ? state.end.maxMessage : MAX_SEALED_FRAME
    },
    receive(frame) {
      if (typeof frame === 'string') return drop('it sent text where frames are sealed')
      if (!state) return shakeHands(frame)
      const opened = state.channel.open(frame, state.end.maxMessage)
      if (!opened.ok) drop(`a frame was refused (${opened.error.code})`)
      else if (opened.value !== undefined) state.end.receive(opened.value)
    },
    closed(code, reason) {
      clearTimeout(timer)
      state?.end.closed(code, reason)
    },
  }
}

/** The socket as those see it who need not know that it is sealed. */
const sealing = (wire: Wire, channel: SealedChannel): Wire => ({
  get readyState() {
    return wire.readyState
  },
  get bufferedAmount() {
    return wire.bufferedAmount
  },
  send(message) {
    for (const frame of channel.seal(message)) wire.send(frame)
  },
  close: wire.close,
  terminate: wire.terminate,
})
