import { type Images, soundImages } from '#main/host/project/project-images.ts'
import { counted } from '#shared/base/counted.ts'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { documentVersion } from '#shared/document/document.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { contentLines, contentsOf } from '../contents.ts'
import { type Input, readInput } from '../input.ts'
import { type Outcome, ofFile, type Work } from '../outcome.ts'
import { NEWER_SHOWN, requireJourney } from '../source.ts'

/** `throughline check`: whether a project file is whole, and what is in it. */
export const check =
  (path: string): Work =>
  async ({ signal }) => {
    const input = await readInput(path, signal)
    if (!input.ok) return input
    const checked = checkProject(input.value)
    return checked.ok ? checked : { ok: false, error: ofFile(path, checked.error) }
  }

function checkProject(input: Input): Result<Outcome> {
  const journey = requireJourney(input)
  if (!journey.ok) return journey
  const opened = openJourney(input.bytes)
  return opened.ok ? ok(describe(input.path, input.bytes.length, opened.value)) : opened
}

/** Something that is amiss, in the file or in what it holds. */
interface Finding {
  readonly code: string
  /** An error hides, or has lost, what a person put there. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

function describe(path: string, size: number, journey: OpenJourney): Outcome {
  const { manifest, doc, recoveredFrom } = journey
  const snapshot = projectDocument(doc)
  const { title, projectId, createdAt } = projectOf(snapshot)
  const app = manifest.app.version
  const versions = { format: manifest.formatVersion, document: documentVersion(doc), app }
  const contents = contentsOf(snapshot)
  const { sound: images, report } = soundImages(journey.images)
  const damage = [...journey.report, ...report].map(
    (message): Finding => ({ code: 'damaged', severity: 'error', message }),
  )
  const newer: Finding[] = journey.newer ? [{ code: 'newer', severity: 'warning', message: NEWER_SHOWN }] : []
  const findings = [...damage, ...newer, ...missingImages(snapshot, images), ...checkIntegrity(snapshot)]
  const errors = findings.filter(({ severity }) => severity === 'error')
  const whole = errors.length === 0
  const { savedAt } = manifest
  const lines = [
    `${path}: “${title || 'Untitled'}”, ${counted(Math.ceil(size / 1024), 'kB', 'kB')}`,
    `  Format ${versions.format}, document ${versions.document}, saved by Throughline ${app || '(unknown)'}${savedAt && ` on ${savedAt}`}`,
    ...contentLines(contents),
    ...(images.size > 0 ? [`  ${counted(images.size, 'picture')}`] : []),
    ...findingLines('Not whole:', errors),
    ...findingLines(
      'Worth a look:',
      findings.filter(({ severity }) => severity === 'warning'),
    ),
    ...(whole ? ['The project is whole.'] : []),
  ]
  const about = { file: path, whole, title, projectId, createdAt, savedAt, size, versions }
  return {
    lines,
    json: { ...about, ...contents, images: images.size, recoveredFrom, findings },
    ...(!whole && { problem: notWhole(path, errors.length) }),
  }
}

function missingImages(snapshot: Snapshot, images: Images): Finding[] {
  const missing = [...imagesInUse(snapshot)].filter((ref) => !images.has(ref)).length
  if (missing === 0) return []
  const which =
    missing === 1 ? 'A picture that the project shows is' : `${missing} pictures that the project shows are`
  return [{ code: 'image-missing', severity: 'error', message: `${which} not in this file.` }]
}

/** Findings of a kind that are told to people; programs get them all. */
const TOLD = 50

const findingLines = (heading: string, findings: readonly Finding[]): string[] =>
  findings.length === 0
    ? []
    : [
        heading,
        ...findings.slice(0, TOLD).map(({ message }) => `  ${message}`),
        ...(findings.length > TOLD ? [`  and ${findings.length - TOLD} more.`] : []),
      ]

const notWhole = (path: string, errors: number): Problem => ({
  code: 'not-whole',
  message: `“${path}” opens, but it is not whole: ${counted(errors, 'finding')}. The file was left as it is.`,
})
