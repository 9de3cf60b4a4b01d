import './kind-filter.css'
import type { MarkKind } from '#shared/formats/change-marks.ts'
import { MarkSign } from './MarkSign.tsx'

/** A kind of change: how it is marked and called, and how many of it there are. */
export interface FilteredKind<Kind extends string> {
  readonly kind: Kind
  readonly mark: MarkKind
  readonly label: string
  readonly count: number
}

/** Which kinds of change are shown; each can be left out. `label` says what they are kinds of. */
export function KindFilter<Kind extends string>({
  label,
  kinds,
  shown,
  onShown,
}: {
  readonly label: string
  readonly kinds: readonly FilteredKind<Kind>[]
  readonly shown: ReadonlySet<Kind>
  readonly onShown: (shown: ReadonlySet<Kind>) => void
}) {
  const toggle = (toggled: Kind) =>
    onShown(new Set(kinds.map(({ kind }) => kind).filter((kind) => (kind === toggled) !== shown.has(kind))))
  return (
    <fieldset className="kind-filter">
      <legend className="visually-hidden">{label}</legend>
      {kinds.map((one) => (
        <button
          key={one.kind}
          type="button"
          className="kind-filter-kind"
          aria-pressed={shown.has(one.kind)}
          onClick={() => toggle(one.kind)}
        >
          <MarkSign kind={one.mark} />
          {one.label} <span>{one.count}</span>
        </button>
      ))}
    </fieldset>
  )
}
