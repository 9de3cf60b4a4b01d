// biome-ignore-all lint/a11y/useSemanticElements: the grid lies over a canvas; a table's own layout would be in the way
// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the grid, aria-activedescendant points at cells
import { memo } from 'react'
import { useStore } from 'zustand'
import { isOnBallot } from '#renderer/actions/activity-actions.ts'
import { type ChannelSpot, channelHere } from '#renderer/actions/channel-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { channelsOf } from '#shared/layout/channel-layout.ts'
import { numbersAtStep } from '#shared/layout/data-layout.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, groupOf } from '#shared/model/map-view.ts'
import { ONLY_YOU } from './CardNode.tsx'
import { useVote } from './use-activity.ts'

const cellId = (laneId: string, stepId: string): string => `cell-${laneId}-${stepId}`
const cardId = (id: string): string => `card-${id}`
const channelId = ({ laneId, stepId, channel }: ChannelSpot): string =>
  `${cellId(laneId, stepId)}-${channel.replaceAll(' ', '_')}`

/**
 * The map for those who hear it: a grid of steps and lanes of which the rows around the keyboard's place are spelled
 * out. It holds the focus for the whole canvas and points at the active cell or card, so arrow keys are read aloud.
 */
export const AriaGrid = memo(function AriaGrid({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const cell = useWindow((state) => state.cell)
  const selection = useWindow((state) => state.selection)
  const { view } = model
  const row = Math.max(
    0,
    view.lanes.findIndex((lane) => lane.id === cell?.laneId),
  )
  const spelled = view.lanes.slice(Math.max(0, row - 1), row + 2)
  const inCell = cell
    ? cardsIn(view, cell.laneId, cell.stepId).find((card) => selection.has(card.id))
    : undefined
  // Where the keyboard is in a channel matrix hangs on the window's row as much as on its cell.
  useWindow((state) => state.channel)
  const channel = channelHere(project)
  const active = inCell
    ? cardId(inCell.id)
    : channel
      ? channelId(channel)
      : cell
        ? cellId(cell.laneId, cell.stepId)
        : undefined
  return (
    <div
      className="aria-grid"
      role="grid"
      tabIndex={0}
      aria-label={`${view.map.title === '' ? 'Untitled map' : view.map.title}, journey map`}
      aria-rowcount={view.lanes.length + 1}
      aria-colcount={view.steps.length + 1}
      aria-activedescendant={active}
      aria-multiselectable="true"
    >
      <div role="row" aria-rowindex={1} className="visually-hidden">
        <span role="columnheader" aria-colindex={1}>
          Lane
        </span>
        {view.stages.flatMap(({ stage, steps }) =>
          steps.map((step) => (
            <span key={step.id} role="columnheader" aria-colindex={view.steps.indexOf(step) + 2}>
              {[
                [stage.title, step.title].filter((title) => title !== '').join(', '),
                ...numbersAtStep(model.layout, step.id),
              ]
                .filter((words) => words !== '')
                .join('. ')}
            </span>
          )),
        )}
      </div>
      {spelled.map((lane) => (
        <Row key={lane.id} model={model} lane={lane} />
      ))}
    </div>
  )
})

function Row({ model, lane }: { readonly model: MapModel; readonly lane: Lane }) {
  const { view } = model
  const selection = useWindow((state) => state.selection)
  const own = useOwnWords(model)
  return (
    <div role="row" aria-rowindex={view.lanes.indexOf(lane) + 2} className="visually-hidden">
      <span role="rowheader" aria-colindex={1}>
        {lane.title}
      </span>
      {view.steps.map((step, column) => {
        const cards = cardsIn(view, lane.id, step.id)
        return (
          <div
            key={step.id}
            id={cellId(lane.id, step.id)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={cards.some((card) => selection.has(card.id))}
          >
            {lane.kind === 'channels' ? (
              <Channels view={view} lane={lane} stepId={step.id} cards={cards} />
            ) : (
              <>
                {cards.length === 0 ? `${step.title}, empty` : null}
                {cards.map((card) => (
                  <div
                    key={card.id}
                    id={cardId(card.id)}
                    role="group"
                    aria-label={
                      describeCard(card, { ...model.contexts(card), group: groupOf(view, card)?.title }) +
                      own(card)
                    }
                  />
                ))}
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** What a person alone knows of a card: that nobody else sees it, and their own dots on it. */
function useOwnWords({ privateIds, view }: MapModel): (card: Card) => string {
  const project = useProject()
  const dots = useStore(project.activities.dots.state, ({ values }) => values)
  const vote = useVote(view.map.id)
  return ({ id, kind }) => {
    if (privateIds.has(id)) return ONLY_YOU
    if (!vote || !isOnBallot(vote.scope, { id, kind })) return ''
    const given = dots[id] ?? 0
    return `. ${given === 0 ? 'None' : given} of your dots`
  }
}

/** The rows of a channel matrix at a step, each said to be gone over or not. */
function Channels({
  view,
  lane,
  stepId,
  cards,
}: {
  readonly view: MapModel['view']
  readonly lane: Lane
  readonly stepId: string
  readonly cards: readonly Card[]
}) {
  return channelsOf(view, lane).map((channel) => {
    const on = cards.some((card) => card.channels[0] === channel)
    return (
      <div
        key={channel}
        id={channelId({ laneId: lane.id, stepId, channel })}
        role="group"
        aria-label={`${channel}, ${on ? 'used' : 'not used'}`}
      />
    )
  })
}
