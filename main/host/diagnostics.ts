/**
 * What to hand to somebody who looks for a fault: versions, the machine, counts and sizes, the log. Projects go by the tags
 * that the log gives them; no title, text, name, path, address or token is ever in it.
 */
import { statfs } from 'node:fs/promises'
import { availableParallelism, freemem, release, totalmem } from 'node:os'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import type { Diagnostics } from '#shared/protocol/support.ts'
import { latestLines } from './log.ts'
import type { OpenProjectFacts } from './open-projects.ts'
import type { Projects } from './projects.ts'

export interface DiagnosisOptions {
  readonly dataFolder: string
  readonly projectsFolder: string
  readonly appVersion: string
  readonly projects: Pick<Projects, 'list' | 'facts'>
  readonly facts: () => { readonly canPrint: boolean; readonly isTeam: boolean }
}

/** Lines of the log that go along. */
const LINES = 100

const system = (): string => `${process.platform} ${release()} ${process.arch}`
const runtime = (): string =>
  process.versions.electron === undefined
    ? `Node ${process.versions.node}`
    : `Electron ${process.versions.electron}, Node ${process.versions.node}`

/** How the log begins a run. */
export const startLine = (appVersion: string): string =>
  `Throughline ${appVersion} started on ${system()}, ${runtime()}.`

/** Answers how to describe a host as it is at the moment. */
export function createDiagnosis(options: DiagnosisOptions): () => Promise<Diagnostics> {
  return async () => {
    const sections = [
      ['Throughline', aboutProgram(options)],
      ['Machine', await aboutMachine(options)],
      ['Projects', await aboutProjects(options)],
      ['Settings', aboutSettings(options)],
    ] as const
    const text = sections.map(([heading, lines]) => [heading, ...lines.map((line) => `  ${line}`)].join('\n'))
    return { text: text.join('\n'), log: await latestLines(options.dataFolder, LINES) }
  }
}

const aboutProgram = ({ appVersion }: DiagnosisOptions): string[] => [
  `version: ${appVersion}`,
  `document version: ${DOCUMENT_VERSION}`,
  `runs on: ${runtime()}`,
  `running for: ${Math.round(process.uptime() / 60)} min`,
]

async function aboutMachine({ dataFolder, projectsFolder }: DiagnosisOptions): Promise<string[]> {
  const { rss, heapUsed } = process.memoryUsage()
  return [
    `system: ${system()}`,
    `processors: ${availableParallelism()}`,
    `memory: ${megabytes(freemem())} of ${megabytes(totalmem())} free; the host uses ${megabytes(rss)}, its heap ${megabytes(heapUsed)}`,
    `room for Throughline’s own data: ${await roomIn(dataFolder)}`,
    `room for new projects: ${await roomIn(projectsFolder)}`,
  ]
}

async function aboutProjects({ projects }: DiagnosisOptions): Promise<string[]> {
  const listed = await projects.list()
  const missing = listed.filter((entry) => entry.missing).length
  const open = projects.facts()
  return [
    `listed: ${listed.length}, of these ${missing} without their file`,
    `open: ${open.length}`,
    ...open.map(aboutProject),
  ]
}

const aboutProject = ({ tag, cards, size, connections, edits, isInFile, saving }: OpenProjectFacts): string =>
  `project ${tag}: ${cards} cards on the first map, ${Math.ceil(size / 1024)} KB, connections ${connections}, edits journaled ${edits}, ${saving}, file ${isInFile ? 'complete' : 'behind'}`

function aboutSettings({ facts }: DiagnosisOptions): string[] {
  const { canPrint, isTeam } = facts()
  return [
    `PDF: ${canPrint ? 'by this host' : 'by the window'}`,
    `shared by a team: ${isTeam ? 'yes' : 'no'}`,
    `data folder: ${process.env.THROUGHLINE_DATA === undefined ? 'the usual one' : 'named by THROUGHLINE_DATA'}`,
  ]
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`

async function roomIn(folder: string): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return `${megabytes(bavail * bsize)} free`
  } catch {
    return 'unknown'
  }
}
