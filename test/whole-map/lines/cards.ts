import { connect } from '#renderer/actions/card-actions.ts'
import type { Command, NewFields } from '#shared/document/commands/types.ts'
import { addCard, editCard, MAPS, on } from '../support/base.ts'
import { type Drawn, holds, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'Any card'
const map = MAPS.cards

type CardFields = NewFields<'cards', 'place' | 'kind'>

/** A field that a card of any kind may have. */
const field = (name: string, id: string, make: CardFields, change: CardFields, drawn: Drawn): Line => ({
  section,
  name,
  map,
  given: [addCard('cards', 'cards', 'hear', id, { text: `Card of ${id}` })],
  make: [editCard(id, make)],
  change: [editCard(id, change)],
  json: holds({ id, ...change }),
  drawn,
})

const move = (
  id: string,
  step: 'hear' | 'ride' | 'pay',
  lane: 'cards' | 'pains',
  beforeId: string | null,
): Command => ({
  type: 'cards.move',
  moves: [{ id, laneId: on('cards', lane), stepId: on('cards', step), beforeId }],
})

const note = (id: string, changes: NewFields<'notes', 'mapId'>): Command => ({
  type: 'note.edit',
  id,
  changes,
})

const FIELDS: readonly Line[] = [
  field('Text', 'text', { text: 'Reads' }, { text: 'Reads the small print' }, words('Reads the small print')),
  field('Colour', 'colour', { color: 'teal' }, { color: 'violet' }, shape('the paper’s colour')),
  field('Tags', 'tags', { tags: ['gap'] }, { tags: ['night shift', 'gap'] }, words('#night shift', '#gap')),
  field(
    'Evidence level',
    'evidence',
    { evidence: 'partly' },
    { evidence: 'researched' },
    words('researched'),
  ),
  field(
    'Author',
    'author',
    { author: 'Sam' },
    { author: 'Sam Weller' },
    never('who wrote a card is told in its details'),
  ),
  field(
    'Whom a card is about',
    'about',
    { personaId: 'mira' },
    { personaId: 'jonas' },
    never('it narrows the map down to one persona'),
  ),
]

const PLACES: readonly Line[] = [
  {
    section,
    name: 'Move a card to another cell',
    map,
    given: [addCard('cards', 'cards', 'hear', 'moving', { text: 'On the move' })],
    make: [move('moving', 'ride', 'cards', null)],
    change: [move('moving', 'pay', 'cards', null)],
    json: holds({ step: on('cards', 'pay'), cards: [{ id: 'moving' }] }),
    drawn: shape('the card in its new place'),
  },
  {
    section,
    name: 'Order of the cards in a cell',
    map,
    given: [
      addCard('cards', 'cards', 'part', 'first', { text: 'One' }),
      addCard('cards', 'cards', 'part', 'second', { text: 'Two' }),
      addCard('cards', 'cards', 'part', 'third', { text: 'Three' }),
    ],
    make: [
      {
        type: 'cards.move',
        moves: [
          { id: 'third', laneId: on('cards', 'cards'), stepId: on('cards', 'part'), beforeId: 'second' },
        ],
      },
    ],
    change: [
      {
        type: 'cards.move',
        moves: [
          { id: 'third', laneId: on('cards', 'cards'), stepId: on('cards', 'part'), beforeId: 'first' },
        ],
      },
    ],
    json: holds({ cards: [{ id: 'third' }, { id: 'first' }, { id: 'second' }] }),
    drawn: shape('the cards in their order'),
  },
  {
    section,
    name: 'Turn a card into another kind by moving it',
    map,
    given: [addCard('cards', 'cards', 'mend', 'turning', { text: 'Waits two weeks for a tube' })],
    make: [move('turning', 'ride', 'pains', null)],
    change: [editCard('turning', { impact: 'abandons' })],
    json: holds({ step: on('cards', 'ride'), cards: [{ id: 'turning', impact: 'abandons' }] }),
    drawn: words('Abandons'),
  },
  {
    section,
    name: 'Delete cards',
    map,
    given: [
      addCard('cards', 'cards', 'compare', 'thrown-1', { text: 'Thrown away' }),
      addCard('cards', 'cards', 'compare', 'thrown-2', { text: 'Thrown after it' }),
    ],
    make: [{ type: 'cards.remove', ids: ['thrown-1'] }],
    change: [{ type: 'cards.remove', ids: ['thrown-2'] }],
    json: reads((file) => JSON.stringify(file).includes('Thrown a'), false),
    drawn: shape('the cards are gone'),
  },
]

const LOOSE: readonly Line[] = [
  {
    section,
    name: 'Connector: a branch',
    map,
    given: [
      addCard('cards', 'cards', 'ride', 'fork', { text: 'Rides on' }),
      addCard('cards', 'cards', 'mend', 'left', { text: 'Calls for help' }),
      addCard('cards', 'cards', 'mend', 'right', { text: 'Pushes it home' }),
    ],
    make: (project) => connect(project, 'fork', 'left'),
    change: [
      {
        type: 'connector.add',
        id: 'branch',
        mapId: 'cards',
        fields: { fromId: 'fork', toId: 'right', label: 'no signal' },
      },
    ],
    json: holds({ id: 'branch', fromId: 'fork', toId: 'right', label: 'no signal' }),
    drawn: words('no signal'),
  },
  {
    section,
    name: 'Connector: a cause',
    map,
    given: [
      addCard('cards', 'cards', 'compare', 'cause', { text: 'Signs in a hurry' }),
      addCard('cards', 'pains', 'pay', 'effect', { text: 'Is surprised' }),
      { type: 'connector.add', id: 'causing', mapId: 'cards', fields: { fromId: 'cause', toId: 'effect' } },
    ],
    make: [{ type: 'connector.edit', id: 'causing', changes: { kind: 'cause' } }],
    change: [{ type: 'connector.edit', id: 'causing', changes: { label: 'because of' } }],
    json: holds({ id: 'causing', kind: 'cause', label: 'because of' }),
    drawn: words('because of'),
  },
  {
    section,
    name: 'Free note',
    map,
    make: [{ type: 'note.add', id: 'parking', mapId: 'cards', fields: { x: 40, y: 1800, text: 'Parked' } }],
    change: [note('parking', { text: 'Parked until Friday' })],
    json: holds({ id: 'parking', text: 'Parked until Friday', x: 40, y: 1800 }),
    drawn: words('Parked until Friday'),
  },
  {
    section,
    name: 'Free note: place, width and colour',
    map,
    given: [{ type: 'note.add', id: 'legend', mapId: 'cards', fields: { x: 400, y: 1800, text: 'Legend' } }],
    make: [note('legend', { x: 520, y: 1840, width: 320 })],
    change: [note('legend', { color: 'green' })],
    json: holds({ id: 'legend', x: 520, y: 1840, width: 320, color: 'green' }),
    drawn: shape('the note where it was put'),
  },
]

export const CARD_LINES: readonly Line[] = [...FIELDS, ...PLACES, ...LOOSE]
