import type { PatternKind } from '#shared/analysis/sentiment-patterns.ts'

/** The shape of each pattern, as a stretch of line. */
const SHAPES: Readonly<Record<PatternKind, string>> = {
  peak: 'M3 17C7 17 9 6 12 6s5 11 9 11',
  trough: 'M3 7c4 0 6 11 9 11s5-11 9-11',
  drop: 'M3 6h6l6 12h6M12 18h3v-3',
  sawtooth: 'M2 15l4-7 4 8 4-8 4 8 4-7',
}

/** A pattern as a small line. */
export function PatternIcon({ kind }: { readonly kind: PatternKind }) {
  return (
    <svg className="pattern-icon" width={24} height={24} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  )
}
