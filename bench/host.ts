import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startHost } from '#main/host/host.ts'
import { createLog } from '#main/host/log.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { type Board, projectOfBoard } from './board.ts'

/** Makes a board's `.journey` file and serves it with a real host: `node bench/host.ts <folder> <renderer> <board.json> …`. */
const [folder, rendererFolder, ...boards] = process.argv.slice(2) as [string, string, ...string[]]
mkdirSync(folder, { recursive: true })
const files = boards.map((path) => {
  const board = JSON.parse(readFileSync(path, 'utf8')) as Board
  const { bytes } = encodeFile(
    projectOfBoard(board),
    { images: new Map(), unknownParts: new Map() },
    { appVersion: 'bench', log: createLog(folder), drawThumbnail: thumbnailSvg },
  )
  const file = join(folder, `map-${board.cards.length}.journey`)
  writeFileSync(file, bytes)
  return { count: board.cards.length, file }
})
const started = await startHost({
  dataFolder: join(folder, 'data'),
  projectsFolder: join(folder, 'projects'),
  rendererFolder,
  assetsFolder: new URL('../assets', import.meta.url).pathname,
  appVersion: 'bench',
  port: 0,
  token: 'bench-token-bench-token',
  idleAfter: 3_600_000,
})
if (!started.ok) throw new Error(started.error.message)
const projects: Record<number, { id: string; bytes: number }> = {}
for (const { count, file } of files) {
  const opened = await started.value.openFile(file)
  if (!opened.ok) throw new Error(opened.error.message)
  projects[count] = { id: opened.value.id, bytes: readFileSync(file).length }
}
process.stdout.write(`${JSON.stringify({ url: started.value.url, token: started.value.token, projects })}\n`)
