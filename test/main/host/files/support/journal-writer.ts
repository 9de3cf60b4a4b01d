/**
 * A host in small: reads snapshot and journal, then appends without end from eight streams, and after every so many entries
 * writes a snapshot and rotates. Says on stdout what is promised, and what it is just about. Run as: journal-writer.ts <folder> <round>
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { cleanUpStrays, writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openJournal } from '#main/host/files/journal.ts'
import { DOCUMENT, encodeSnapshot, readSnapshot } from './snapshots.ts'

const STREAMS = 8
const SNAPSHOT_EVERY = 150

const [folder = '', round = ''] = process.argv.slice(2)
const document = join(folder, DOCUMENT)
/** Written at once, so that nothing said is lost when this process is killed. */
const say = (line: string) => writeSync(1, `${line}\n`)

await cleanUpStrays(realFileSystem, document)
const opened = await openJournal(realFileSystem, join(folder, 'journal'))
if (!opened.ok) throw new Error(opened.error.message)
const { journal, entries } = opened.value
const all = new Set([
  ...(await readSnapshot(folder)),
  ...entries.map((entry) => Buffer.from(entry).toString('utf8')),
])

let snapshotting = Promise.resolve()
let count = 0

async function snapshot(): Promise<void> {
  const contained = journal.sequence
  say('snapshot')
  const written = await writeFileAtomically(realFileSystem, document, encodeSnapshot([...all]))
  if (!written.ok) throw new Error(written.error.message)
  say('rotate')
  await journal.rotate(contained)
  say('rotated')
}

async function stream(): Promise<never> {
  for (;;) {
    count++
    const text = `${round}.${count}`
    all.add(text)
    if (count % SNAPSHOT_EVERY === 0) snapshotting = snapshotting.then(snapshot)
    await journal.append(Buffer.from(text))
    say(`saved ${text}`)
  }
}

await Promise.all(Array.from({ length: STREAMS }, stream))
