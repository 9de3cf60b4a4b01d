import { useEffect, useState } from 'react'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Format } from './export-settings.ts'

/** Text of which the beginning is shown, with what the format cannot say. */
interface TextToShow {
  readonly text: string
  readonly report: readonly string[]
}

/** As much of a text as one reads in a preview, in UTF-16 units. */
const SHOWN = 6000

/** What a format of data will hold: its text, or what is in the file. */
export function DataPreview({
  format,
  snapshot,
  mapId,
}: {
  readonly format: Extract<Format, 'json' | 'mermaid' | 'journey'>
  readonly snapshot: Snapshot
  readonly mapId: string
}) {
  const shown = useText(format, snapshot, mapId)
  if (format === 'journey') return <FileContents snapshot={snapshot} />
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

function useText(format: Format, snapshot: Snapshot, mapId: string): TextToShow | null {
  const [shown, setShown] = useState<TextToShow | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('./project-text.ts').then(({ projectAsJson, mapAsMermaid }) => {
      if (!isWanted) return
      if (format === 'json') setShown({ text: projectAsJson(snapshot), report: [] })
      if (format === 'mermaid') {
        const journey = mapAsMermaid(snapshot, mapId)
        setShown(journey.ok ? journey.value : { text: '', report: [journey.error.message] })
      }
    })
    return () => {
      isWanted = false
    }
  }, [format, snapshot, mapId])
  return shown
}

function Report({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <div className="export-report">
      <strong>Mermaid cannot say everything. Left out:</strong>
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
