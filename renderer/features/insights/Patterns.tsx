import { showOnMap } from '#renderer/actions/insight-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import type { MapView } from '#shared/model/map-view.ts'
import type { CalmEntry } from './calm-list.ts'
import type { Findings } from './findings.ts'
import { HideButton } from './HideButton.tsx'
import { PatternIcon } from './PatternIcon.tsx'
import { ShowButton } from './ShowButton.tsx'
import { stretchTitle } from './words.ts'

type Pattern = Findings['patterns'][number]

/** The shapes in the sentiment lines, and what to do about each. */
export function Patterns({
  entries,
  hidden,
  view,
}: {
  readonly entries: readonly CalmEntry<Pattern>[]
  readonly hidden: ReadonlySet<string>
  readonly view: MapView
}) {
  if (entries.length === 0) return null
  return (
    <PanelSection title="Patterns" count={entries.length} hint="Shapes that stand out in the sentiment line.">
      <ul className="insights-list">
        {entries.map(({ item, gone }) => (
          <PatternRow
            key={item.id}
            pattern={item}
            view={view}
            isHidden={hidden.has(item.id)}
            isGone={gone && !hidden.has(item.id)}
          />
        ))}
      </ul>
    </PanelSection>
  )
}

function PatternRow({
  pattern,
  view,
  isHidden,
  isGone,
}: {
  readonly pattern: Pattern
  readonly view: MapView
  readonly isHidden: boolean
  readonly isGone: boolean
}) {
  const project = useProject()
  const { kind, label, tip, laneId, target, personaName } = pattern
  const place = stretchTitle(view, target.stepIds)
  const whose = view.personas.length > 1 && personaName !== '' ? ` · ${personaName}` : ''
  return (
    <li className="insights-row" data-quiet={isHidden || isGone || undefined}>
      <PatternIcon kind={kind} />
      <div className="insights-row-words">
        <p className="insights-title">
          <strong>{label}</strong> · {place}
          {whose}
        </p>
        <p className="insights-why">{isGone ? 'The line has no such shape any more.' : tip}</p>
        {isGone ? null : (
          <ShowButton
            what={`${label}, ${place}${whose}`}
            onShow={() => showOnMap(project, { ...target, laneId })}
          />
        )}
      </div>
      <HideButton id={pattern.id} hidden={isHidden} />
    </li>
  )
}
