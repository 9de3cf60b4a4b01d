import { Check, Eye, Group, Merge, MousePointerClick } from 'lucide-react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { select } from '#renderer/actions/card-actions.ts'
import { groupSelection } from '#renderer/actions/group-actions.ts'
import { duplicatesIn, offerToMerge } from '#renderer/actions/merge-actions.ts'
import { useMapModel, useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Chip } from './Chip.tsx'
import { count } from './words.ts'

/** The round whose cards this window is done with. */
const done = createStore<{ readonly roundId: string | null }>(() => ({ roundId: null }))

/** What one does with cards that were just revealed: look at them together, group them, make one of those that say the same. */
export function AfterReveal() {
  const project = useProject()
  const last = useRoom(({ view }) => view?.revealed ?? null)
  const isDone = useStore(done, ({ roundId }) => roundId === last?.roundId)
  const snapshot = useMapModel()?.snapshot
  const ids = last?.cardIds.filter((id) => snapshot?.cards[id]) ?? []
  if (!last || isDone || ids.length === 0) return null
  const alike = last.laneIds.filter((laneId) => duplicatesIn(project, laneId).length > 0)
  return (
    <Chip
      label="After the round"
      icon={<Eye size={16} aria-hidden="true" />}
      words={`${count(ids.length, 'card')} revealed`}
    >
      {(close) => (
        <>
          <h3>{count(ids.length, 'card')} revealed</h3>
          <div className="activity-list">
            <Button
              size="small"
              icon={<MousePointerClick size={16} aria-hidden="true" />}
              onClick={() => {
                select(project, ids)
                close()
              }}
            >
              Select them
            </Button>
            <Button
              size="small"
              icon={<Group size={16} aria-hidden="true" />}
              disabled={ids.length < 2}
              onClick={() => {
                select(project, ids)
                groupSelection(project)
                close()
              }}
            >
              Group them
            </Button>
            <Button
              size="small"
              icon={<Merge size={16} aria-hidden="true" />}
              disabled={alike.length === 0}
              onClick={() => {
                for (const laneId of alike) offerToMerge(project, laneId)
                close()
              }}
            >
              {alike.length === 0 ? 'No two say the same' : 'Merge those that say the same…'}
            </Button>
          </div>
          <div className="activity-deeds">
            <Button
              size="small"
              tone="quiet"
              icon={<Check size={16} aria-hidden="true" />}
              onClick={() => done.setState({ roundId: last.roundId })}
            >
              Done
            </Button>
          </div>
        </>
      )}
    </Chip>
  )
}
