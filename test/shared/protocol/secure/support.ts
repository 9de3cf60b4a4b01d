import { answerHandshake, beginHandshake } from '#shared/protocol/secure/handshake.ts'
import { newHostKeys, type Random } from '#shared/protocol/secure/host-key.ts'
import type { SealedChannel } from '#shared/protocol/secure/sealed-channel.ts'
import { mulberry32 } from '#test/support/random.ts'

/** Bytes that are the same in every run. */
export function seededBytes(seed: number): Random {
  const random = mulberry32(seed)
  return (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

export const PATH = '/sync'

/** Both ends of a socket after their handshake. */
export function twoEnds(seed = 1): { readonly guest: SealedChannel; readonly host: SealedChannel } {
  const random = seededBytes(seed)
  const begun = beginHandshake({ path: PATH, random })
  const answered = answerHandshake({ path: PATH, hostKeys: newHostKeys(random), random }, begun.hello)
  if (!answered.ok) throw new Error(answered.error.message)
  const finished = begun.finish(answered.value.answer)
  if (!finished.ok) throw new Error(finished.error.message)
  return { guest: finished.value.channel, host: answered.value.channel }
}
