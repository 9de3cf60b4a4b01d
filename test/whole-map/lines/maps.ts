import { select } from '#renderer/actions/card-actions.ts'
import { linkToMap, linkToNewMap } from '#renderer/actions/link-actions.ts'
import {
  addEmptyMap,
  copyMap,
  moveMap,
  removeMap,
  renameMap,
  renameProject,
  setMapState,
} from '#renderer/actions/map-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command, NewFields } from '#shared/document/commands/types.ts'
import { mapTitled, snapshotOf } from '../support/acts.ts'
import { addCard, editCard, journey } from '../support/base.ts'
import { holds, type Line, never, reads, words } from '../support/line.ts'

const section = 'Maps'
const SCOPED = 'A map with a scope'

const edit = (id: string, changes: NewFields<'maps'>): Command => ({ type: 'map.edit', id, changes })

const scope = (
  name: string,
  key: 'scenario' | 'goal' | 'startsAt' | 'endsAt',
  first: string,
  then: string,
): Line => ({
  section,
  name,
  map: SCOPED,
  make: [edit('scoped', { [key]: first })],
  change: [edit('scoped', { [key]: then })],
  json: holds({ id: 'scoped', [key]: then }),
  drawn: words(then),
})

const retitle = (from: string, title: string) => (project: ProjectContext) => {
  const found = mapTitled(snapshotOf(project), from)
  if (!found) throw new Error(`No map is called “${from}”`)
  renameMap(project, found.id, title)
}

const SCOPE: readonly Line[] = [
  {
    section,
    name: 'Title of the project',
    map: SCOPED,
    given: [
      ...journey('scoped', SCOPED, ['cards']),
      edit('scoped', { personaIds: [], personaDetail: 'brief' }),
    ],
    make: (project) => renameProject(project, 'The e-bike'),
    change: (project) => renameProject(project, 'The e-bike subscription'),
    json: reads(({ project }) => project.title, 'The e-bike subscription'),
    drawn: never('a drawing is of one map and has its title'),
  },
  {
    section,
    name: 'Title of a map',
    map: 'To work in winter',
    given: [{ type: 'map.add', id: 'named', fields: { title: 'Named' } }],
    make: (project) => renameMap(project, 'named', 'To work'),
    change: (project) => renameMap(project, 'named', 'To work in winter'),
    json: holds({ id: 'named', title: 'To work in winter' }),
    drawn: words('To work in winter'),
  },
  {
    section,
    name: 'Scope: persona',
    map: SCOPED,
    given: [edit('scoped', { startsAt: 'a poster' })],
    make: [edit('scoped', { personaIds: ['jonas'] })],
    change: [edit('scoped', { personaIds: ['jonas'], scenario: 'rides' })],
    json: holds({ id: 'scoped', personaIds: ['jonas'] }),
    drawn: words('Jonas'),
  },
  scope('Scope: scenario', 'scenario', 'tries it', 'tries an e-bike'),
  scope('Scope: goal', 'goal', 'save', 'be at work on time'),
  scope('Scope: where it starts', 'startsAt', 'an ad', 'a colleague’s tip'),
  scope('Scope: where it ends', 'endsAt', 'a ride', 'the second invoice'),
]

const SHOWN: readonly Line[] = [
  {
    section,
    name: 'Personas on the map: none, in brief, in full',
    map: SCOPED,
    given: [{ type: 'persona.edit', id: 'jonas', changes: { role: 'Baker', quote: 'Flour is heavy' } }],
    make: [edit('scoped', { personaDetail: 'none' })],
    change: [edit('scoped', { personaDetail: 'full' })],
    json: holds({ id: 'scoped', personaDetail: 'full' }),
    drawn: words('Flour is heavy'),
  },
  {
    section,
    name: 'Backstory zone',
    map: SCOPED,
    make: [edit('scoped', { showBackstory: true })],
    change: [
      {
        type: 'trait.add',
        id: 'jonas~backstory-pains',
        personaId: 'jonas',
        beforeId: null,
        fields: { kind: 'backstory-pains', text: 'Ovens are lit at three' },
      },
    ],
    json: holds({ id: 'scoped', showBackstory: true }),
    drawn: words('Requirements', 'Top goal', 'Ovens are lit at three'),
  },
]

const MANY: readonly Line[] = [
  {
    section,
    name: 'More than one map in a project',
    map: 'A second map',
    make: (project) => addEmptyMap(project),
    change: retitle('', 'A second map'),
    json: holds({ title: 'A second map' }),
    drawn: words('A second map'),
  },
  {
    section,
    name: 'Order of the maps',
    map: 'A second map',
    make: (project) => moveMap(project, 'named', 'scoped'),
    change: (project) => moveMap(project, 'named', 'personas'),
    json: reads(({ maps }) => maps[0]?.id, 'named'),
    drawn: never('a drawing is of one map'),
  },
  {
    section,
    name: 'Duplicate a map',
    map: 'Told twice again',
    given: [
      ...journey('twice', 'Told twice', ['cards']),
      addCard('twice', 'cards', 'hear', 'twice-card', { text: 'Heard on the radio' }),
    ],
    make: (project) => copyMap(project, 'twice', 'whole'),
    change: retitle('Told twice (copy)', 'Told twice again'),
    json: reads(
      ({ maps }) =>
        maps
          .find(({ title }) => title === 'Told twice again')
          ?.lanes.flatMap(({ cells }) => cells?.flatMap(({ cards }) => cards.map(({ text }) => text))),
      ['Heard on the radio'],
    ),
    drawn: words('Heard on the radio', 'Told twice again'),
  },
  {
    section,
    name: 'Copy a map’s stages and lanes',
    map: 'The same grid',
    make: (project) => copyMap(project, 'twice', 'structure'),
    change: retitle('Told twice (copy)', 'The same grid'),
    json: reads(
      ({ maps }) => maps.find(({ title }) => title === 'The same grid')?.lanes.map(({ cells }) => cells),
      [undefined],
    ),
    drawn: words('The same grid', 'compare'),
  },
  {
    section,
    name: 'Current and future state',
    map: 'Which state it is',
    given: [{ type: 'map.add', id: 'stated', fields: { title: 'Which state it is' } }],
    make: (project) => setMapState(project, 'stated', 'future'),
    change: [edit('stated', { counterpartId: 'twice' })],
    json: holds({ id: 'stated', state: 'future', counterpartId: 'twice' }),
    drawn: never('said on the map’s tab and where two maps are compared'),
  },
  {
    section,
    name: 'Duplicate as future state',
    map: 'How it shall be',
    make: (project) => copyMap(project, 'twice', 'future'),
    change: retitle('Told twice (future)', 'How it shall be'),
    json: holds({ title: 'How it shall be', state: 'future', counterpartId: 'twice' }),
    drawn: words('How it shall be', 'Heard on the radio'),
  },
  {
    section,
    name: 'Link a card to another map',
    map: 'Told twice',
    make(project) {
      select(project, ['twice-card'])
      linkToMap(project, 'scoped')
    },
    change: [editCard('twice-card', { text: 'Heard on the radio at six' })],
    json: holds({ id: 'twice-card', linkedMapId: 'scoped' }),
    drawn: words(SCOPED),
  },
  {
    section,
    name: 'Link a card to a new map',
    map: 'Told twice',
    given: [addCard('twice', 'cards', 'pay', 'zoomed', { text: 'Signing up' })],
    make(project) {
      select(project, ['zoomed'])
      linkToNewMap(project)
    },
    change: retitle('Signing up', 'Signing up, in detail'),
    json: holds({ title: 'Signing up, in detail' }),
    drawn: words('Signing up, in detail'),
  },
  {
    section,
    name: 'Delete a map',
    map: SCOPED,
    given: [
      ...journey('deleted', 'Deleted', ['cards']),
      { type: 'map.add', id: 'deleted-too', fields: { title: 'Deleted, too' } },
    ],
    make: (project) => removeMap(project, 'deleted-too'),
    change: (project) => removeMap(project, 'deleted'),
    json: reads(({ maps }) => maps.filter(({ title }) => title?.startsWith('Deleted')).length, 0),
    drawn: never('the other maps stay as they are'),
  },
]

export const MAP_LINES: readonly Line[] = [...SCOPE, ...SHOWN, ...MANY]
