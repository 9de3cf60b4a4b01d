import { parseJson } from '#shared/base/json.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { createDocument } from '#shared/document/document.ts'
import { decodeDocument, isNewerDocument } from '#shared/document/state.ts'
import { readProjectJson } from '../project-json.ts'
import { PARTS } from './manifest.ts'
import { type JourneyParts, readJourney } from './read-journey.ts'

/** A `.journey` file, open: its parts, and the document in them. */
export interface OpenJourney extends JourneyParts {
  /** Not migrated yet; all its tables are open. */
  readonly doc: ReturnType<typeof createDocument>
}

/**
 * Opens the bytes of a `.journey` file up to the document. Takes anything and never throws; refuses as `readJourney`
 * does, and with `newer` where a newer version's document cannot be read at all. A document that is damaged is made
 * anew from the readable copy, which keeps every record and loses only the history; the report says so.
 */
export function openJourney(bytes: Uint8Array): Result<OpenJourney> {
  const read = readJourney(bytes)
  if (!read.ok) return read
  const parts = read.value
  if (parts.update === null) return recover(parts, null)
  const decoded = decodeDocument(parts.update)
  if (!decoded.ok) return recover(parts, decoded.error.message)
  return ok({ ...parts, newer: parts.newer || isNewerDocument(decoded.value), doc: decoded.value })
}

/** `why` is what the report does not say yet. */
function recover(parts: JourneyParts, why: string | null): Result<OpenJourney> {
  if (parts.newer)
    return fail(
      'newer',
      'This project was saved by a newer version of Throughline that this one cannot read. Update Throughline to open it; the file was left as it is.',
    )
  const copy = readCopy(parts.projectJson())
  if (!copy.ok)
    return fail(
      'damaged',
      'This file is damaged: neither the document in it nor its readable copy can be read.',
    )
  const { project, records, report } = copy.value
  const doc = createDocument(project.projectId, project.title, Date.parse(project.createdAt) || 0)
  runCommands(doc, [{ type: 'records.insert', records }], 'recovery')
  return ok({
    ...parts,
    doc,
    recoveredFrom: PARTS.project,
    report: [
      ...(why === null ? [] : [`${why} The project was recovered from the readable copy beside it.`]),
      ...parts.report,
      ...report,
    ],
  })
}

function readCopy(text: string | null): ReturnType<typeof readProjectJson> {
  try {
    return readProjectJson(text === null ? null : parseJson(text))
  } catch {
    return fail('damaged', 'The readable copy in this file is no JSON.')
  }
}
