import { useEffect, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { ExportSource, Made } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import type { ExportFormat, ExportSettings } from '#shared/formats/export/settings.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { exportTools } from './export-tools.ts'

/** Text of which the beginning is shown, with what the format cannot say. */
interface TextToShow {
  readonly text: string
  readonly report: readonly string[]
}

/** As much of a text as one reads in a preview, in UTF-16 units. */
const SHOWN = 6000

/** Formats that are text, of which the beginning can be read. */
const TEXTS: readonly ExportFormat[] = ['json', 'mermaid', 'markdown', 'csv', 'canvas']

/** What a format of data will hold: its text, or what is in the file. */
export function DataPreview({
  settings,
  source,
}: {
  readonly settings: ExportSettings
  readonly source: ExportSource
}) {
  const shown = useText(settings, source)
  if (!TEXTS.includes(settings.format)) return <FileContents snapshot={source.snapshot} />
  return (
    <div className="export-data">
      {shown === null ? null : (
        <>
          <Report sentences={shown.report} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className="export-text" aria-label="Beginning of the file" tabIndex={0}>
            <pre>{shown.text.length > SHOWN ? `${shown.text.slice(0, SHOWN)}\n…` : shown.text}</pre>
          </section>
        </>
      )}
    </div>
  )
}

function useText(settings: ExportSettings, source: ExportSource): TextToShow | null {
  const { host, images } = useProject()
  const [shown, setShown] = useState<TextToShow | null>(null)
  useEffect(() => {
    if (!TEXTS.includes(settings.format)) return
    const abort = new AbortController()
    const { signal } = abort
    const following = { signal, onProgress: () => undefined }
    const tools = exportTools(host, images, signal)
    void makeExport({ settings, source, tools, following }).then((made) => {
      if (!signal.aborted) setShown(made.ok ? textOf(made.value) : { text: '', report: [made.error.message] })
    })
    return () => abort.abort()
  }, [settings, source, host, images])
  return shown
}

function textOf({ files, report }: Made): TextToShow {
  const content = files[0]?.content
  return { text: content instanceof Uint8Array ? new TextDecoder().decode(content) : '', report }
}

function Report({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div className="export-report">
      <strong>This format cannot say everything. Left out:</strong>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function FileContents({ snapshot }: { readonly snapshot: Snapshot }) {
  const count = (table: keyof Snapshot): number => Object.keys(snapshot[table]).length
  const lines = [
    [count('maps'), 'map', 'maps'],
    [count('personas'), 'persona', 'personas'],
    [count('cards'), 'card', 'cards'],
    [count('connectors'), 'connector', 'connectors'],
    [count('notes'), 'free note', 'free notes'],
  ] as const
  return (
    <div className="export-data">
      <ul className="export-contents">
        {lines
          .filter(([number]) => number > 0)
          .map(([number, one, many]) => (
            <li key={many}>
              <strong>{number.toLocaleString('en')}</strong> {number === 1 ? one : many}
            </li>
          ))}
      </ul>
      <p>
        All of the project in one file, to be opened, edited and merged in Throughline elsewhere. Beside the
        project itself it holds a readable JSON of everything and a small picture.
      </p>
    </div>
  )
}
