import { select } from '#renderer/actions/card-actions.ts'
import { colorGroup, groupSelection, nameGroup, ungroupSelection } from '#renderer/actions/group-actions.ts'
import { duplicatesIn, mergeSelection } from '#renderer/actions/merge-actions.ts'
import { park, parkCards, unpark } from '#renderer/actions/parking-actions.ts'
import { toggleStructureLock } from '#renderer/actions/structure-lock.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command } from '#shared/document/commands/types.ts'
import { snapshotOf } from '../support/acts.ts'
import { addCard, journey, on } from '../support/base.ts'
import { holds, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'Bringing order'
const map = 'What belongs together'

const groupOf = (id: string, title: string, ...cardIds: string[]): Command => ({
  type: 'group.add',
  id,
  mapId: 'order',
  fields: { title },
  cardIds,
})

/** Takes cards in hand, as a person does first, and lets go of them. */
const withCards =
  (ids: readonly string[], act: (project: ProjectContext) => void) => (project: ProjectContext) => {
    select(project, ids)
    act(project)
    project.window.setState({ selection: new Set(), editing: null })
  }

const cardWith = (project: ProjectContext, text: string): string =>
  Object.values(snapshotOf(project).cards).find((card) => card.text === text)?.id ?? ''
const noteWith = (project: ProjectContext, text: string): string =>
  Object.values(snapshotOf(project).notes).find((note) => note.text === text)?.id ?? ''

const merged = (kept: string) => (project: ProjectContext) => {
  const [same] = duplicatesIn(project, on('order', 'pains')).filter((cards) => cards[0]?.id === kept)
  withCards(same?.map(({ id }) => id) ?? [], mergeSelection)(project)
}

const START: Line['given'] = [
  ...journey('order', map, ['cards', 'pains', 'sentiment']),
  ...['Asks a friend', 'Looks at a poster', 'Reads reviews'].map((text, index) =>
    addCard('order', 'cards', 'hear', `heard-${index}`, { text }),
  ),
]

const GROUPS: readonly Line[] = [
  {
    section,
    name: 'Group cards',
    map,
    given: START,
    make: withCards(['heard-0', 'heard-2'], groupSelection),
    change: withCards(['heard-0', 'heard-1'], groupSelection),
    json: reads(
      ({ maps }) =>
        maps
          .find(({ id }) => id === 'order')
          ?.lanes[0]?.cells?.[0]?.cards.map(({ groupId }) => typeof groupId === 'string'),
      [true, true, true],
    ),
    drawn: shape('a frame around the cards'),
  },
  {
    section,
    name: 'Name a group',
    map,
    given: [addCard('order', 'cards', 'ride', 'wet', { text: 'Gets wet' }), groupOf('weather', '', 'wet')],
    make: (project) => nameGroup(project, 'weather', 'Rain'),
    change: [{ type: 'group.edit', id: 'weather', changes: { title: 'Rain and wind' } }],
    json: holds({ id: 'weather', title: 'Rain and wind' }),
    drawn: words('Rain and wind'),
  },
  {
    section,
    name: 'Colour a group',
    map,
    make: (project) => colorGroup(project, 'weather', 'blue'),
    change: (project) => colorGroup(project, 'weather', 'teal'),
    json: holds({ id: 'weather', color: 'teal' }),
    drawn: shape('the colour of frame and name'),
  },
  {
    section,
    name: 'Merge two groups',
    map,
    given: [
      ...['brake', 'chain', 'tyre'].map((id) =>
        addCard('order', 'cards', 'mend', id, { text: `Mends the ${id}` }),
      ),
      groupOf('parts', 'Spare parts', 'brake'),
      groupOf('wheels', 'Wheels', 'tyre'),
      groupOf('drive', 'Drive', 'chain'),
    ],
    make: withCards(['brake', 'tyre'], groupSelection),
    change: withCards(['brake', 'chain'], groupSelection),
    json: reads((file) => JSON.stringify(file).includes('"Wheels"'), false),
    drawn: shape('one frame and one name'),
  },
  {
    section,
    name: 'Ungroup',
    map,
    given: [
      addCard('order', 'cards', 'pay', 'bill', { text: 'Opens the bill' }),
      addCard('order', 'cards', 'pay', 'bank', { text: 'Calls the bank' }),
      groupOf('money', 'Money matters', 'bill', 'bank'),
    ],
    make: withCards(['bank'], ungroupSelection),
    change: withCards(['bill'], ungroupSelection),
    json: reads((file) => JSON.stringify(file).includes('Money matters'), false),
    drawn: shape('no frame any more'),
  },
]

const DUPLICATES: readonly Line[] = [
  {
    section,
    name: 'Merge duplicates',
    map,
    given: [
      addCard('order', 'pains', 'ride', 'bump', { text: 'The road is bumpy', votes: 1 }),
      addCard('order', 'pains', 'ride', 'bump-2', { text: 'Road bumpy!', votes: 2, tags: ['holes'] }),
      addCard('order', 'pains', 'mend', 'queue', { text: 'Waits in a queue' }),
      addCard('order', 'pains', 'mend', 'queue-2', { text: 'waits in the queue', tags: ['mondays'] }),
    ],
    make: merged('bump'),
    change: merged('queue'),
    json: holds({ id: 'queue', tags: ['mondays'] }),
    drawn: shape('one card instead of several'),
  },
  {
    section,
    name: 'Merge cards that differ',
    map,
    given: ['cold', 'dark'].map((id) => addCard('order', 'pains', 'pay', id, { text: `It is ${id}` })),
    make: withCards(['cold', 'dark'], mergeSelection),
    change: [{ type: 'cards.edit', ids: ['cold'], changes: { text: 'It is cold\nIt is dark\nIt is late' } }],
    json: holds({ id: 'cold', text: 'It is cold\nIt is dark\nIt is late' }),
    drawn: words('It is late'),
  },
]

const PARKING: readonly Line[] = [
  {
    section,
    name: 'Parking lot',
    map,
    make: (project) => park(project, 'Ask the insurer'),
    change: (project) => park(project, 'Ask the mayor'),
    json: holds({ text: 'Ask the mayor', parked: true }),
    drawn: words('Parking lot', 'Ask the mayor'),
  },
  {
    section,
    name: 'Park a card',
    map,
    given: ['Bells', 'Baskets'].map((text) => addCard('order', 'cards', 'part', `off-${text}`, { text })),
    make: (project) => parkCards(project, [cardWith(project, 'Bells')]),
    change: (project) => parkCards(project, [cardWith(project, 'Baskets')]),
    json: holds({ text: 'Baskets', parked: true }),
    drawn: shape('the thought in the parking lot instead of in its cell'),
  },
  {
    section,
    name: 'Put a parked thought on the map',
    map,
    given: ['Free locks', 'Free lights'].map(
      (text): Command => ({
        type: 'note.add',
        id: `later-${text.slice(5)}`,
        mapId: 'order',
        fields: { text, parked: true },
      }),
    ),
    make: (project) => unpark(project, noteWith(project, 'Free locks'), cellAtEnd),
    change: (project) => unpark(project, noteWith(project, 'Free lights'), cellAtEnd),
    json: reads(
      ({ maps }) =>
        maps.find(({ id }) => id === 'order')?.notes?.some(({ text }) => text?.startsWith('Free')),
      false,
    ),
    drawn: shape('the card in its cell'),
  },
]
const cellAtEnd = { laneId: on('order', 'cards'), stepId: on('order', 'part') }

const rated = (amount: number, spread: number): Command => ({
  type: 'sentiment.set',
  laneId: on('order', 'sentiment'),
  stepId: on('order', 'ride'),
  personaId: null,
  amount,
  rating: { spread, raters: 7 },
})

/** Many thoughts of many people, and what a facilitator makes of them. */
export const ORDER_LINES: readonly Line[] = [
  ...GROUPS,
  ...DUPLICATES,
  ...PARKING,
  {
    section,
    name: 'Sentiment that a room rated',
    map,
    make: [rated(0.8, 0.6)],
    change: [rated(-0.5, 1.2)],
    json: holds({ amount: -0.5, spread: 1.2, raters: 7 }),
    drawn: words('Spread of ratings'),
  },
  {
    section,
    name: 'Lock the structure',
    map,
    make: (project) => toggleStructureLock(project, 'order'),
    change: [
      { type: 'step.edit', id: on('order', 'pay'), changes: { speakerNotes: 'Only cards from here on' } },
    ],
    json: holds({ id: 'order', locked: true }),
    drawn: never('it says who may change the map, not what is on it'),
  },
]
