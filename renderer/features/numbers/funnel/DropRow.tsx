import { CornerRightDown, Link2, TrendingDown } from 'lucide-react'
import { showOnMap } from '#renderer/actions/insight-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import { placeWords } from '#shared/analysis/journey/measure-words.ts'
import { percentWords } from '#shared/analysis/journey/number-words.ts'
import { quoted } from '#shared/base/quote.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { Drop } from '../funnel-rows.ts'
import { Explained } from '../parts/Explained.tsx'
import { useNumbers } from '../use-numbers.ts'
import { DropPains } from './DropPains.tsx'
import { linkedPains } from './pains-of-drop.ts'

/** What is lost on the way to the next place, and what explains it. */
export function DropRow({ drop, data }: { readonly drop: Drop; readonly data: MapData }) {
  const project = useProject()
  const { view, dataSet, titleOf, mayChange, cases } = useNumbers()
  const { lost, fromId, toId, isLargest } = drop
  const pains = linkedPains(view, dataSet, fromId)
  const where = `${titleOf(fromId)} → ${titleOf(toId)}`
  return (
    <div className="numbers-drop" data-largest={isLargest || undefined}>
      <p>
        <CornerRightDown size={14} aria-hidden="true" />
        <span>
          <Explained label={`Drop ${where}`} wordsOf={() => placeWords(data, toId, 'drop-off')}>
            <strong>{percentWords(lost.share)}</strong>
          </Explained>{' '}
          do not go on: {countWords(lost.part)} of {countWords(lost.whole)} {cases}
        </span>
        {isLargest ? (
          <Badge tone="danger" icon={<TrendingDown size={13} aria-hidden="true" />}>
            Largest drop
          </Badge>
        ) : null}
      </p>
      {pains.length > 0 ? (
        <ul aria-label={`Pain points that explain the drop ${where}`}>
          {pains.map(({ card }) => (
            <li key={card.id}>
              <Button
                size="small"
                tone="quiet"
                className="numbers-pain"
                onClick={() => showOnMap(project, { cardIds: [card.id] })}
              >
                {card.text.trim() === '' ? 'Pain point without text' : quoted(card.text)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {mayChange ? (
        <Popover
          label={`What explains the drop ${where}`}
          align="start"
          trigger={
            <Button
              size="small"
              tone="quiet"
              className="numbers-link"
              icon={<Link2 size={15} aria-hidden="true" />}
            >
              {pains.length === 0 ? 'Link a pain point…' : 'Change links…'}
              <span className="visually-hidden"> {where}</span>
            </Button>
          }
        >
          <DropPains fromId={fromId} toId={toId} />
        </Popover>
      ) : null}
    </div>
  )
}
