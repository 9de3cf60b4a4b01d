import { Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { bringBack } from '#renderer/actions/review-actions.ts'
import { rightsIn } from '#renderer/actions/rights.ts'
import { showRecord } from '#renderer/actions/show-record.ts'
import { MarkSign } from '#renderer/canvas/MarkSign.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Review } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import {
  changeWords,
  type FoldedChange,
  type PersonsChanges,
  subjectWords,
} from '#shared/analysis/changes.ts'
import { recordPath } from '#shared/model/work.ts'
import { partsByMap } from './review-parts.ts'
import { kindsWords, nameWords } from './words.ts'

/** Longer lists show their beginning until somebody asks for the rest. */
const AT_FIRST = 40

/** What one person did, map by map. */
export function PersonsPart({
  review,
  person: { name, changes },
}: {
  readonly review: Review
  readonly person: PersonsChanges
}) {
  const [all, setAll] = useState(false)
  const parts = useMemo(() => partsByMap(changes, review), [changes, review])
  let left = all ? Number.POSITIVE_INFINITY : AT_FIRST
  const total = parts.reduce((sum, part) => sum + part.rows.length, 0)
  return (
    <section className="review-person" aria-label={nameWords(name, review.kind)}>
      <h3>
        {nameWords(name, review.kind)} <span>{kindsWords(changes)}</span>
      </h3>
      {parts.map(({ title, rows }) => {
        const shown = rows.slice(0, Math.max(0, left))
        left -= shown.length
        if (shown.length === 0) return null
        return (
          <div key={title ?? ''}>
            {title !== null && parts.length > 1 ? <p className="review-map">{title}</p> : null}
            <ul className="review-rows">
              {shown.map((row) => (
                <Row key={recordPath(row.change.table, row.change.id)} review={review} row={row} />
              ))}
            </ul>
          </div>
        )
      })}
      {!all && total > AT_FIRST ? (
        <Button size="small" tone="quiet" onClick={() => setAll(true)}>
          Show all {total}
        </Button>
      ) : null}
    </section>
  )
}

function Row({ review, row: { change, inside } }: { readonly review: Review; readonly row: FoldedChange }) {
  const project = useProject()
  const { before, after } = review
  const { kind, table, id } = change
  const isThere = useStore(project.session.snapshot, (snapshot) => snapshot[table][id] !== undefined)
  const words = changeWords(change, before, after, inside)
  if (isThere)
    return (
      <li>
        <button type="button" className="review-row" onClick={() => showRecord(project, table, id)}>
          <MarkSign kind={kind} />
          <span>{words}</span>
        </button>
      </li>
    )
  return (
    <li className="review-gone">
      <MarkSign kind={kind} />
      <span>{words}</span>
      {kind === 'removed' && rightsIn(project).all ? (
        <Button
          size="small"
          icon={<Undo2 size={15} aria-hidden="true" />}
          aria-label={`Bring back: ${subjectWords(change, before, after)}`}
          onClick={() => bringBack(project, review, change)}
        >
          Bring back
        </Button>
      ) : null}
    </li>
  )
}
