import './activities.css'
import { ClipboardCopy, MousePointerClick } from 'lucide-react'
import { resultCards, resultText, selectTop, topOf } from '#renderer/actions/activity-actions.ts'
import { showRecord } from '#renderer/actions/show-record.ts'
import { useMapModel, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import type { VoteResults } from '#shared/protocol/room-view.ts'
import { copyText } from './copy-text.ts'
import { count, oneLine } from './words.ts'

/** What the last vote came to, the most dots first; shown while the window's panel is `votes`. */
export function VotesPanel() {
  const project = useProject()
  const open = useWindow((state) => state.panel === 'votes')
  const results = useRoom(({ view }) => view?.results ?? null)
  if (!open) return null
  return (
    <SidePanel title="Result of the vote" onClose={() => project.window.setState({ panel: null })}>
      {results ? (
        <Results results={results} />
      ) : (
        <p className="activity-hint">There is no result just now: a vote is open, or none was closed yet.</p>
      )}
    </SidePanel>
  )
}

function Results({ results }: { readonly results: VoteResults }) {
  const project = useProject()
  // Cards that were deleted since are not listed, so the list follows the document.
  useMapModel()
  const cards = resultCards(project, results)
  const most = cards[0]?.dots ?? 0
  const top = topOf(cards).length
  const total = cards.reduce((sum, { dots }) => sum + dots, 0)
  return (
    <div className="votes">
      {results.title === '' ? null : <p className="activity-prompt">{results.title}</p>}
      <p className="activity-hint">
        {count(total, 'dot')} from {count(results.voters, 'person', 'people')}.
      </p>
      {cards.length === 0 ? <p>Nobody gave a dot.</p> : null}
      <ol className="votes-list">
        {cards.map(({ card, dots }) => (
          <li key={card.id}>
            <button type="button" className="votes-row" onClick={() => showRecord(project, 'cards', card.id)}>
              <span className="votes-title">{oneLine(card.text)}</span>
              <span className="votes-dots">{count(dots, 'dot')}</span>
              <span className="votes-bar" aria-hidden="true">
                <span style={{ width: `${(dots / most) * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {cards.length === 0 ? null : (
        <div className="activity-list">
          <Button
            size="small"
            icon={<MousePointerClick size={16} aria-hidden="true" />}
            onClick={() => selectTop(project, results)}
          >
            {top === 1 ? 'Select it' : `Select the top ${top}`}
          </Button>
          <Button
            size="small"
            icon={<ClipboardCopy size={16} aria-hidden="true" />}
            onClick={() => {
              if (copyText(resultText(results.title, cards))) notify('Result copied')
            }}
          >
            Copy as text
          </Button>
        </div>
      )}
    </div>
  )
}
