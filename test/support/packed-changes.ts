import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { idOf, item } from './craft-update.ts'

/** Format 2 keeps kinds, lengths and neighbours of changes as runs: millions of them take a few bytes, and `padding` more. */
export function packedChanges(count: number, padding: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV2()
  const first = item(7, 0, new Y.ContentString('x'.repeat(padding + 1)), { parent: 'cards', key: 'a' })
  writeVarUint(encoder.restEncoder, 1)
  writeVarUint(encoder.restEncoder, count + 1)
  encoder.writeClient(7)
  writeVarUint(encoder.restEncoder, 0)
  first.write(encoder, 0)
  for (let index = 0; index < count; index++) {
    const clock = padding + 1 + index
    item(7, clock, new Y.ContentDeleted(1), { origin: idOf(7, clock - 1) }).write(encoder, 0)
  }
  writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
