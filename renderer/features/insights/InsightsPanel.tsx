import './insights.css'
import { type FocusEvent, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { restoreFindings } from '#renderer/actions/insight-actions.ts'
import { patternSettings, setPatterns } from '#renderer/session/pattern-settings.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { MapView } from '#shared/model/map-view.ts'
import { findingsOf } from './findings.ts'
import { Gaps } from './Gaps.tsx'
import { type ListedOpportunity, Opportunities } from './Opportunities.tsx'
import { Pains } from './Pains.tsx'
import { Patterns } from './Patterns.tsx'
import { useCalmList } from './use-calm-list.ts'

/** What the map says about itself; shown while the window's panel is `insights`. */
export function InsightsPanel() {
  const project = useProject()
  const open = useWindow((state) => state.panel === 'insights')
  const view = useMapModel()?.whole
  if (!open) return null
  return (
    <SidePanel title="Insights" onClose={() => project.window.setState({ panel: null })}>
      {view ? <Sheet key={view.map.id} view={view} /> : <Nothing />}
    </SidePanel>
  )
}

function Sheet({ view }: { readonly view: MapView }) {
  const { held, hold } = useHold()
  const hidden = useWindow((state) => state.hiddenFindings)
  const found = useMemo(() => findingsOf(view), [view])
  const listed = useMemo(() => {
    const said = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] =>
      items.filter(({ id }) => !hidden.has(id))
    const { ranked, unplaced } = found.opportunities
    return {
      patterns: said(found.patterns),
      gaps: said(found.gaps),
      opportunities: [...ranked, ...unplaced].map(
        (opportunity): ListedOpportunity => ({ id: opportunity.card.id, opportunity }),
      ),
    }
  }, [found, hidden])
  const patterns = useCalmList(listed.patterns, held)
  const gaps = useCalmList(listed.gaps, held)
  const pains = useCalmList(found.pains, held)
  const opportunities = useCalmList(listed.opportunities, held)
  const putAway = [...found.patterns, ...found.gaps].filter(({ id }) => hidden.has(id)).map(({ id }) => id)
  const isQuiet = patterns.length + gaps.length + pains.length + opportunities.length === 0
  return (
    <div className="insights" {...hold}>
      {isQuiet ? (
        <Nothing hiddenCount={putAway.length} />
      ) : (
        <p className="panel-hint">
          What the map tells by itself, as you work. It changes nothing, and nobody else sees what you hide.
        </p>
      )}
      <Patterns entries={patterns} hidden={hidden} view={view} />
      <Gaps entries={gaps} hidden={hidden} />
      <Pains entries={pains} />
      <Opportunities entries={opportunities} ranking={found.opportunities} />
      <Settings putAway={putAway} />
    </div>
  )
}

/** While the hand or the keyboard is in the panel, its lists stay in order. */
function useHold() {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const hold = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent<HTMLElement>) =>
      setFocused(event.currentTarget.contains(event.relatedTarget as Node | null)),
  }
  return { held: pointed || focused, hold }
}

function Nothing({ hiddenCount = 0 }: { readonly hiddenCount?: number }) {
  return (
    <div className="insights-empty">
      <p>{hiddenCount > 0 ? 'Nothing else to point at.' : 'Nothing to point at yet.'}</p>
      <p>
        As the map fills, this is where it points out peaks and drops in the sentiment line, steps and
        questions that nothing answers, the pain points that weigh most, and the opportunities to begin with.
      </p>
    </div>
  )
}

function Settings({ putAway }: { readonly putAway: readonly string[] }) {
  const project = useProject()
  const { onMap, presenting } = useStore(patternSettings)
  return (
    <section className="panel-section insights-settings" aria-label="What is shown">
      {putAway.length > 0 ? (
        <div className="insights-put-away">
          <span>
            {putAway.length === 1 ? '1 finding is hidden.' : `${putAway.length} findings are hidden.`}
          </span>
          <Button size="small" onClick={() => restoreFindings(project, putAway)}>
            Show again
          </Button>
        </div>
      ) : null}
      <Switch
        label="Show patterns on the line"
        hint="On the map and in exports"
        checked={onMap}
        onChange={(next) => setPatterns({ onMap: next })}
      />
      <Switch
        label="Insights while presenting"
        hint="Names the patterns there, too"
        checked={presenting}
        onChange={(next) => setPatterns({ presenting: next })}
      />
    </section>
  )
}
