import { Link, MapPin, Unlink } from 'lucide-react'
import { showOnMap } from '#renderer/actions/insight-actions.ts'
import { toggleDropLink } from '#renderer/actions/numbers-actions.ts'
import { nameOfPain, painsOf } from '#renderer/actions/pains-to-link.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { painsOfDrop } from '#shared/layout/data-words.ts'

/** The pains that explain a drop, to jump to; who may change the map links and unlinks them. */
export function DataDropPains({
  model,
  fromId,
  onLeave,
}: {
  readonly model: MapModel
  readonly fromId: string
  /** The eye is drawn elsewhere. */
  readonly onLeave: () => void
}) {
  const project = useProject()
  const { all: mayLink } = useRoom(rightsOf)
  const { whole } = model
  const dataSet = whole.data?.dataSet
  if (!dataSet) return null
  const linked = new Set(painsOfDrop(dataSet, fromId))
  const pains = painsOf(whole)
  const entries = (): readonly MenuEntry[] =>
    pains.length === 0
      ? [{ kind: 'heading', label: 'There are no pain points on this map yet' }]
      : pains.map(({ card, place }) => ({
          kind: 'check',
          label: `${nameOfPain(card)} (${place})`,
          checked: linked.has(card.id),
          onChange: () => toggleDropLink(project, dataSet, fromId, card.id),
        }))
  return (
    <div className="data-note-pains">
      {linked.size === 0 ? null : <p className="data-note-quiet">Explained by</p>}
      {linked.size === 0 ? null : (
        <ul aria-label="Explained by">
          {pains
            .filter(({ card }) => linked.has(card.id))
            .map(({ card }) => (
              <li key={card.id}>
                <button
                  type="button"
                  className="data-note-pain"
                  onClick={() => {
                    onLeave()
                    showOnMap(project, { cardIds: [card.id] })
                  }}
                >
                  <MapPin size={15} aria-hidden="true" />
                  <span>{nameOfPain(card)}</span>
                </button>
                {mayLink ? (
                  <IconButton
                    label={`Unlink ${nameOfPain(card)}`}
                    icon={<Unlink size={15} />}
                    size="small"
                    onClick={() => toggleDropLink(project, dataSet, fromId, card.id)}
                  />
                ) : null}
              </li>
            ))}
        </ul>
      )}
      {mayLink ? (
        <Menu entries={entries}>
          <Button size="small" icon={<Link size={15} aria-hidden="true" />}>
            Link a pain point…
          </Button>
        </Menu>
      ) : null}
    </div>
  )
}
