import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'

/** Saving and opening a `.journey` file, by the app's own code. */
export function fileHooks(project: () => ProjectContext) {
  let file: OpenJourney | undefined
  return {
    /** Everything a save writes: the document, the readable copy, the thumbnail. */
    async serialize() {
      file ??= await openFile(project())
      return saved(file.doc)
    },
    /** Everything opening does until there is something to show. */
    parse: (bytes: Uint8Array) => projectDocument(opened(bytes).doc),
  }
}

function opened(bytes: Uint8Array): OpenJourney {
  const result = openJourney(bytes)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function openFile({ host, entry }: ProjectContext): Promise<OpenJourney> {
  const blob = await host.file(entry.id)
  if (!blob.ok) throw new Error(blob.error.message)
  return opened(new Uint8Array(await blob.value.arrayBuffer()))
}

function saved(doc: OpenJourney['doc']): Uint8Array {
  const snapshot = projectDocument(doc)
  return writeJourney({
    update: encodeDocument(doc),
    projectJson: stringifyProjectJson(writeProjectJson(snapshot)),
    thumbnailSvg: thumbnailSvg(snapshot),
    projectId: 'bench',
    title: 'bench',
    savedAt: Date.now(),
    appVersion: 'bench',
  })
}
