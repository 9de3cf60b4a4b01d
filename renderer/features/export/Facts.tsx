import { TriangleAlert } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import type { Remedy } from './remedies.ts'

/** What will come out, in words, and what to think of before: a strip of one height, so that nothing moves when they change. */
export function Facts({
  what,
  facts,
  caution,
  remedies = [],
  onRemedy,
}: {
  readonly what: string
  readonly facts: readonly string[]
  /** What is not as one may expect, or why it cannot be made. */
  readonly caution: string | null
  readonly remedies?: readonly Remedy[]
  readonly onRemedy?: (remedy: Remedy) => void
}) {
  return (
    <div className="export-facts">
      <p className="export-what">
        <strong>{capitalised(what)}</strong>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <div className="export-caution">
        <p role="status">
          {caution === null ? null : (
            <>
              <TriangleAlert size={16} aria-hidden="true" />
              <span>{caution}</span>
            </>
          )}
        </p>
        {remedies.map((remedy) => (
          <Button key={remedy.label} size="small" onClick={() => onRemedy?.(remedy)}>
            {remedy.label}
          </Button>
        ))}
      </div>
    </div>
  )
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** About how long the work takes. */
export function durationInWords(seconds: number): string {
  if (seconds < 1.5) return 'takes about a second'
  if (seconds < 90) return `takes about ${Math.round(seconds)} seconds`
  return `takes about ${Math.round(seconds / 60)} minutes`
}
