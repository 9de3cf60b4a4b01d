import { CircleAlert, CircleDashed, Lightbulb } from 'lucide-react'
import { useState } from 'react'
import { showOnMap } from '#renderer/actions/insight-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { GAP_REASONS, SEVERITY_LABELS, type Severity } from '#shared/analysis/gap-rules.ts'
import type { Finding } from '#shared/analysis/gaps.ts'
import type { CalmEntry } from './calm-list.ts'
import { HideButton } from './HideButton.tsx'
import { ShowButton } from './ShowButton.tsx'
import { GAP_HEADINGS } from './words.ts'

/** From so many on, the rest of a kind waits behind a button. */
const MANY = 4

const SEVERITY_ICONS: Readonly<Record<Severity, typeof CircleAlert>> = {
  high: CircleAlert,
  medium: CircleDashed,
  low: Lightbulb,
}

/** What the map lacks, kind by kind. */
export function Gaps({
  entries,
  hidden,
}: {
  readonly entries: readonly CalmEntry<Finding>[]
  readonly hidden: ReadonlySet<string>
}) {
  if (entries.length === 0) return null
  const kinds = [...Map.groupBy(entries, ({ item }) => item.kind)]
  return (
    <PanelSection title="Gaps" count={entries.length} hint="What the journey lacks, the gravest first.">
      <ul className="insights-list">
        {kinds.map(([kind, ofKind]) => (
          <GapGroup key={kind} entries={ofKind} hidden={hidden} />
        ))}
      </ul>
    </PanelSection>
  )
}

function GapGroup({
  entries,
  hidden,
}: {
  readonly entries: readonly CalmEntry<Finding>[]
  readonly hidden: ReadonlySet<string>
}) {
  const [all, setAll] = useState(false)
  const first = entries[0]?.item
  if (!first) return null
  const { kind, severity } = first
  const Icon = SEVERITY_ICONS[severity]
  const shown = all || entries.length <= MANY ? entries : entries.slice(0, MANY - 1)
  return (
    <li className="insights-group">
      <h4 className="insights-kind">
        {GAP_HEADINGS[kind]}
        {entries.length > 1 ? <span className="panel-count">{entries.length}</span> : null}
      </h4>
      <p className="insights-severity" data-severity={severity}>
        <Icon size={14} aria-hidden="true" />
        {SEVERITY_LABELS[severity]}
      </p>
      <p className="insights-why">{GAP_REASONS[kind]}</p>
      <ul className="insights-gaps">
        {shown.map(({ item, gone }) => (
          <GapRow
            key={item.id}
            finding={item}
            isHidden={hidden.has(item.id)}
            isGone={gone && !hidden.has(item.id)}
          />
        ))}
      </ul>
      <div className="insights-deeds">
        <Places findings={entries.flatMap(({ item, gone }) => (gone ? [] : [item]))} />
        {shown.length < entries.length ? (
          <button type="button" className="panel-more" onClick={() => setAll(true)}>
            {entries.length - shown.length} more
          </button>
        ) : null}
      </div>
    </li>
  )
}

function GapRow({
  finding,
  isHidden,
  isGone,
}: {
  readonly finding: Finding
  readonly isHidden: boolean
  readonly isGone: boolean
}) {
  return (
    <li className="insights-gap" data-quiet={isHidden || isGone || undefined}>
      <span>{isGone ? <s>{finding.title}</s> : finding.title}</span>
      {isGone ? <span className="insights-mended">Mended</span> : null}
      {isGone ? null : <HideButton id={finding.id} hidden={isHidden} />}
    </li>
  )
}

const isSomewhere = ({ target }: Finding): boolean =>
  target.cardIds.length + target.stepIds.length + target.stageIds.length > 0

/** Shows the places of a kind of gap, one after the other. */
function Places({ findings }: { readonly findings: readonly Finding[] }) {
  const project = useProject()
  const [shownId, setShownId] = useState<string | null>(null)
  const places = findings.filter(isSomewhere)
  const at = places.findIndex(({ id }) => id === shownId)
  const next = places[(at + 1) % places.length]
  if (!next) return null
  const label = places.length === 1 || at < 0 ? 'Show me' : 'Show the next'
  return (
    <>
      <ShowButton
        what={next.title}
        label={label}
        onShow={() => {
          setShownId(next.id)
          showOnMap(project, next.target)
        }}
      />
      {places.length > 1 && at >= 0 ? (
        <span className="insights-at" role="status">
          {at + 1} of {places.length}
        </span>
      ) : null}
    </>
  )
}
