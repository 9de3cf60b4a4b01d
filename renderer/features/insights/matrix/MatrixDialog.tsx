import './matrix.css'
import { Crosshair } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { gradeOpportunity, showOnMap } from '#renderer/actions/insight-actions.ts'
import { undoByKey } from '#renderer/actions/undo-by-key.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import {
  GRADES,
  type Grades,
  type OpportunityRanking,
  QUADRANT_WORDS,
  rankOpportunities,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import type { Point } from '#shared/base/geometry.ts'
import { cardTitle, plainNumber } from '../words.ts'
import { GradeTable } from './GradeTable.tsx'
import { Plot, wordsOf } from './Plot.tsx'
import { gradesAt, PLOT_EDGE } from './plot.ts'
import { type MatrixDrag, useMatrixDrag } from './use-matrix-drag.ts'

/** Value against effort, to drag on; shown while the window's dialog is `matrix`. */
export function MatrixDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'matrix')
  return (
    <Dialog
      open={open}
      onClose={() => project.window.setState({ dialog: null })}
      title="Value and effort"
      description="Drag each opportunity to where it belongs. What is worth most for the least is done first."
      size="full"
    >
      <Sheet />
    </Dialog>
  )
}

type Look = 'matrix' | 'table'

function Sheet() {
  const project = useProject()
  const [look, setLook] = useState<Look>('matrix')
  const view = useMapModel()?.whole
  const ranking = useMemo(() => (view ? rankOpportunities(view) : null), [view])
  if (!ranking) return null
  const isEmpty = ranking.ranked.length + ranking.unplaced.length === 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for undo, which the map's keys do not reach here
    <div className="matrix" onKeyDown={(event) => undoByKey(event, project)}>
      {isEmpty ? (
        <p className="matrix-empty">
          There is nothing to weigh yet. Opportunities that stand on the map, and are neither done nor
          dropped, wait here to be placed.
        </p>
      ) : (
        <>
          <ToggleGroup
            label="How it is shown"
            value={look}
            options={[
              { value: 'matrix', label: 'Matrix' },
              { value: 'table', label: 'Table' },
            ]}
            onChange={setLook}
          />
          {look === 'matrix' ? <Board ranking={ranking} /> : <GradeTable ranking={ranking} />}
        </>
      )}
    </div>
  )
}

const MIDDLE: Grades = { value: GRADES.high, effort: GRADES.high }

function Board({ ranking }: { readonly ranking: OpportunityRanking }) {
  const project = useProject()
  const plot = useRef<HTMLElement>(null)
  const [said, setSaid] = useState('')
  const follow = useFocusOn(plot)
  const { ranked, unplaced } = ranking
  const titleOf = (id: string): string =>
    cardTitle([...ranked, ...unplaced].find(({ card }) => card.id === id)?.card.text ?? '')
  const grade = (id: string, grades: Grades, joinKey?: string): void => {
    gradeOpportunity(project, id, grades, joinKey)
    setSaid(`${titleOf(id)}: ${wordsOf(grades)}`)
  }
  const takeOut = (id: string): void => {
    gradeOpportunity(project, id, { value: null, effort: null })
    setSaid(`${titleOf(id)} is not placed any more`)
  }
  const drop = (id: string, at: Point | null): void => {
    const box = plot.current
    if (at && box)
      grade(id, gradesAt({ width: box.clientWidth, height: box.clientHeight, edge: PLOT_EDGE }, at))
    else if (ranked.some(({ card }) => card.id === id)) takeOut(id)
  }
  const { drag, handlers, wasDragged } = useMatrixDrag(plot, drop)
  const show = (id: string): void => {
    project.window.setState({ dialog: null })
    showOnMap(project, { cardIds: [id] })
  }
  return (
    <div className="matrix-board">
      <Plot
        element={plot}
        ranked={ranked}
        drag={drag}
        handlers={handlers}
        onGrade={(id, grades) => grade(id, grades, `grade:${id}`)}
        onTakeOut={takeOut}
        onOpen={(id) => (wasDragged() ? undefined : show(id))}
      />
      <div className="matrix-side">
        <Tray
          unplaced={unplaced}
          drag={drag}
          handlers={handlers}
          onPlace={(id) => {
            if (wasDragged()) return
            grade(id, MIDDLE)
            follow(id)
          }}
        />
        <RankedList ranking={ranking} onShow={show} />
      </div>
      <p id="matrix-keys" className="visually-hidden">
        Arrow keys move it by half a grade, Delete takes it out of the matrix, Enter shows it on the map.
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {drag ? (
        <div className="matrix-ghost" style={{ left: drag.client.x, top: drag.client.y }} aria-hidden="true">
          {titleOf(drag.id)}
        </div>
      ) : null}
    </div>
  )
}

/** Takes the keyboard to a dot that has just come into the plot. */
function useFocusOn(plot: { readonly current: HTMLElement | null }): (id: string) => void {
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    if (wanted === null) return
    plot.current?.querySelector<HTMLElement>(`[data-opportunity="${CSS.escape(wanted)}"]`)?.focus()
    setWanted(null)
  }, [plot, wanted])
  return setWanted
}

/** What has no place in the matrix yet. A press puts it into the middle, from where the arrows move it. */
function Tray({
  unplaced,
  drag,
  handlers,
  onPlace,
}: {
  readonly unplaced: readonly WeighedOpportunity[]
  readonly drag: MatrixDrag | null
  readonly handlers: ReturnType<typeof useMatrixDrag>['handlers']
  readonly onPlace: (id: string) => void
}) {
  return (
    <section className="matrix-tray" aria-label="Not placed yet" data-open={drag?.at === null || undefined}>
      <h3>Not placed yet</h3>
      {unplaced.length === 0 ? (
        <p>All are placed. Drag one out of the matrix to put it back here.</p>
      ) : (
        <ul>
          {unplaced.map(({ card }) => (
            <li key={card.id}>
              <button
                type="button"
                className="matrix-chip"
                data-held={drag?.id === card.id || undefined}
                aria-label={`Place in the matrix: ${cardTitle(card.text)}`}
                {...handlers(card.id)}
                onClick={() => onPlace(card.id)}
              >
                {cardTitle(card.text)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RankedList({
  ranking: { ranked },
  onShow,
}: {
  readonly ranking: OpportunityRanking
  readonly onShow: (id: string) => void
}) {
  if (ranked.length === 0) return null
  return (
    <section className="matrix-ranked" aria-label="In this order">
      <h3>In this order</h3>
      <ol>
        {ranked.map(({ card, quadrant, value, effort, score }, index) => (
          <li key={card.id}>
            <span className="matrix-number">{index + 1}</span>
            <div>
              <p>{cardTitle(card.text)}</p>
              <p className="matrix-sum">
                {QUADRANT_WORDS[quadrant].label} · {plainNumber(value)} ÷ {plainNumber(effort)} ={' '}
                {plainNumber(score)}
              </p>
            </div>
            <IconButton
              label={`Show on the map: ${cardTitle(card.text)}`}
              size="small"
              side="left"
              icon={<Crosshair size={15} />}
              onClick={() => onShow(card.id)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
