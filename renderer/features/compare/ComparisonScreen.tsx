import './compare.css'
import { ArrowLeft, Download } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { leaveComparison, type MapPair } from '#renderer/actions/compare-actions.ts'
import { PaneZoomTools } from '#renderer/canvas/map-pane/PaneZoomTools.tsx'
import { scrollTo } from '#renderer/canvas/map-pane/scroll-position.ts'
import { usePaneZoom } from '#renderer/canvas/map-pane/use-pane-zoom.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SIDES, type Side } from '#shared/formats/comparison/align-maps.ts'
import { DIFFERENCE_KINDS, type DifferenceKind } from '#shared/formats/comparison/difference-kinds.ts'
import { drawingOfComparison, SIDE_LABELS } from '#shared/formats/comparison/drawing-of-comparison.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { titlesHeight } from '#shared/layout/map-layout.ts'
import { type Chosen, DifferenceFilter, Differences } from './Differences.tsx'
import { exportComparison } from './export-comparison.ts'
import { Pane } from './Pane.tsx'
import { isWholeStep, placeOn } from './places.ts'
import { type Comparison, useComparison } from './use-comparison.ts'
import { usePanes } from './use-panes.ts'
import { namesOf, summaryOf, titleOf } from './words.ts'

/** Two maps of the project over each other, step above step, with the list of what differs. Esc leaves. */
export function ComparisonScreen() {
  const project = useProject()
  const { comparison, choose } = useComparison()
  const top = useRef<HTMLElement>(null)
  const leave = () => leaveComparison(project)
  useEffect(() => top.current?.querySelector('button')?.focus(), [])
  useEffect(() => {
    // Wherever the keyboard is; lists and menus that are open take the key for themselves, and say so.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leaveComparison(project)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [project])
  return (
    <main ref={top} className="compare" aria-label="Comparison">
      {comparison ? (
        <Compared comparison={comparison} onChoose={choose} onLeave={leave} />
      ) : (
        <div className="compare-empty">
          <p>It takes two maps to compare. Add the future state of this one from the menu of its tab.</p>
          <Button onClick={leave}>Back to the map</Button>
        </div>
      )}
    </main>
  )
}

function Compared({
  comparison,
  onChoose,
  onLeave,
}: {
  readonly comparison: Comparison
  readonly onChoose: (pair: MapPair) => void
  readonly onLeave: () => void
}) {
  const project = useProject()
  const { aligned, pair } = comparison
  const [kinds, setKinds] = useState<ReadonlySet<DifferenceKind>>(() => new Set(DIFFERENCE_KINDS))
  const [picked, setPicked] = useState<Chosen | null>(null)
  const panes = usePanes()
  const zooming = usePaneZoom(aligned.maps.current.layout.grid.width, panes.current)
  const { zoom } = zooming
  const names = useMemo(() => namesOf(aligned), [aligned])
  const summary = summaryOf(aligned.comparison.summary, names)
  // What was picked from a comparison that has changed since is picked no more.
  const chosen = picked && aligned.comparison.steps.includes(picked.step) ? picked : null
  const show = (next: Chosen) => {
    setPicked(next)
    const side = SIDES.find((one) => placeOn(aligned, one, next) !== null)
    const room = panes.current.current
    const rect = side && placeOn(aligned, side, next)
    if (!rect || !side || !room) return
    const { layout } = aligned.maps[side]
    const titles = { width: GRID.laneHeader * zoom, height: titlesHeight(layout) * zoom }
    const to = scrollTo(rect, zoom, { width: room.clientWidth, height: room.clientHeight, titles })
    // A step is as tall as the map: nothing is gained by scrolling up or down to it.
    panes.scrollTo(isWholeStep(next) ? { ...to, top: room.scrollTop } : to)
  }
  const save = (format: 'svg' | 'png') =>
    void exportComparison(
      drawingOfComparison(aligned, { theme: LIGHT, shown: kinds, summary }),
      format,
      project.images,
    )
  return (
    <>
      <header className="compare-bar">
        <Button tone="quiet" icon={<ArrowLeft size={17} aria-hidden="true" />} onClick={onLeave}>
          Back to the map
        </Button>
        <h1 className="visually-hidden">Compare two maps</h1>
        <Choice comparison={comparison} onChoose={onChoose} />
        <div className="compare-tools">
          <PaneZoomTools {...zooming} />
          <Menu
            align="end"
            entries={[
              { kind: 'item', label: 'As SVG', onSelect: () => save('svg') },
              { kind: 'item', label: 'As PNG', onSelect: () => save('png') },
            ]}
          >
            <Button icon={<Download size={16} aria-hidden="true" />}>Export</Button>
          </Menu>
        </div>
      </header>
      <div className="compare-work">
        <div className="compare-panes">
          {SIDES.map((side) => (
            <div key={side} className="compare-side">
              <h2 className="compare-side-title">
                <span>{SIDE_LABELS[side]}</span>
                {titleOf(aligned.maps[side].view.map)}
              </h2>
              <Pane
                // Another pair of maps begins at its first step.
                key={`${pair.currentId} ${pair.futureId}`}
                aligned={aligned}
                side={side}
                label={`${SIDE_LABELS[side]}: ${titleOf(aligned.maps[side].view.map)}`}
                zoom={zoom}
                kinds={kinds}
                pointedAt={chosen ? [placeOn(aligned, side, chosen)].filter((rect) => rect !== null) : []}
                scroller={panes[side]}
                onScroll={() => panes.follow(side)}
              />
            </div>
          ))}
        </div>
        <section className="compare-list" aria-label="Differences">
          <p className="compare-summary" role="status">
            {summary}
          </p>
          <DifferenceFilter aligned={aligned} shown={kinds} onShown={setKinds} />
          <Differences aligned={aligned} names={names} shown={kinds} chosen={chosen} onChoose={show} />
        </section>
      </div>
    </>
  )
}

/** Which two maps; choosing the one that stands on the other side swaps them. */
function Choice({
  comparison: { maps, pair },
  onChoose,
}: {
  readonly comparison: Comparison
  readonly onChoose: (pair: MapPair) => void
}) {
  const options = maps.map((map) => ({ value: map.id, label: titleOf(map) }))
  const { currentId, futureId } = pair
  const choose = (side: Side, id: string): void => {
    if (side === 'current') onChoose({ currentId: id, futureId: id === futureId ? currentId : futureId })
    else onChoose({ currentId: id === currentId ? futureId : currentId, futureId: id })
  }
  return (
    <div className="compare-choice">
      <Select label="Current" value={currentId} options={options} onChange={(id) => choose('current', id)} />
      <Select label="Future" value={futureId} options={options} onChange={(id) => choose('future', id)} />
    </div>
  )
}
