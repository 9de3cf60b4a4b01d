/**
 * How long it takes to bring two copies together that were edited apart: `node bench/merge.ts [edits on each side] [times]`.
 * The whole way of a host from the bytes of the other's file to the merged document, and the file of it, without the disk.
 */
import { createLog } from '#main/host/log.ts'
import { createProjectMerger } from '#main/host/merge/project-merger.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { createProjectDocument, encodeWhole, mergeInto } from '#main/host/sync/project-document.ts'
import { ok } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createProjection } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { nextEdit } from '#test/main/host/merge/support/edit-apart.ts'
import { buildProject } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'

const [edits = '500', times = '15'] = process.argv.slice(2)
const file = { appVersion: 'bench', log: createLog('/nowhere') }
const nothingElse = { images: new Map(), unknownParts: new Map() }

/** The bytes of a copy in which somebody worked for an afternoon. */
function editedCopy(bytes: Uint8Array, who: string, seed: number): Uint8Array {
  const opened = openJourney(bytes)
  if (!opened.ok) throw new Error(opened.error.message)
  const { doc } = opened.value
  const projection = createProjection(doc)
  const chance = chanceOf(seed)
  for (let number = 0; number < Number(edits); number++)
    runCommands(
      doc,
      [nextEdit(projection.current(), chance, `${who} ${number}: what happens here`, new Set())],
      who,
    )
  return encodeFile(doc, nothingElse, file).bytes
}

const { doc } = buildProject({ stages: [2, 3, 2, 2], lanes: ['cards', 'cards', 'pains'], cardsPerCell: 2 })
const base = encodeFile(doc, nothingElse, file).bytes
const [ours, theirs] = [editedCopy(base, 'Anna', 1), editedCopy(base, 'Ben', 2)]

async function mergeOnce(): Promise<{ readonly merging: number; readonly writing: number }> {
  const opened = openJourney(ours)
  if (!opened.ok) throw new Error(opened.error.message)
  const document = createProjectDocument('bench')
  mergeInto(document, encodeWhole(opened.value.doc), 'load')
  const merger = createProjectMerger({
    document,
    addImage: async () => ok(null),
    keepParts: () => undefined,
    keepVersion: async () => null,
    hasRoomFor: () => true,
    announce: () => undefined,
  })
  const begun = performance.now()
  const merged = await merger.merge({ bytes: theirs, name: 'theirs.journey' })
  if (!merged.ok || !merged.value.changed) throw new Error('Nothing was merged.')
  const mergedAt = performance.now()
  encodeFile(document, nothingElse, file)
  document.destroy()
  return { merging: mergedAt - begun, writing: performance.now() - mergedAt }
}

const median = (values: readonly number[]): string =>
  `${Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)} ms`

const runs = []
for (let run = 0; run < Number(times); run++) runs.push(await mergeOnce())
console.log(
  `${edits} + ${edits} edits, files of ${ours.length} and ${theirs.length} bytes, median of ${times}:`,
)
console.log(
  `merged after ${median(runs.map(({ merging }) => merging))}, its file made in ${median(runs.map(({ writing }) => writing))} more`,
)
