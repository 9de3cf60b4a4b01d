/** Tries to get a document whenever it is told to. Run as: lock-contender.ts <lock folder> <document> */
import { createInterface } from 'node:readline'
import { type DocumentLock, lockDocument } from '#main/host/files/document-lock.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'

const [folder = '', document = ''] = process.argv.slice(2)
let lock: DocumentLock | undefined

console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [order, moment] = line.split(' ')
  if (order === 'release') {
    await lock?.release()
    lock = undefined
    console.log('released')
    continue
  }
  // Both contenders are to begin in the same fraction of a millisecond, so this waits without letting go of the processor.
  while (performance.timeOrigin + performance.now() < Number(moment));
  const result = await lockDocument(realFileSystem, { folder, document, address: `here:${process.pid}` })
  if (result.ok) lock = result.value
  console.log(JSON.stringify(result.ok ? { owns: true } : { owns: false, ...result.error }))
}
