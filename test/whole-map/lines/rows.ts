import { duplicateHeader } from '#renderer/actions/copy-structure.ts'
import {
  changeLaneKind,
  fitLane,
  hideLane,
  resizeLane,
  showLanes,
  toggleCollapsed,
  toggleLocked,
} from '#renderer/actions/lane-actions.ts'
import { colorHeader, moveHeader, removeHeader } from '#renderer/actions/structure-actions.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { snapshotOf, titled } from '../support/acts.ts'
import { MAPS, on } from '../support/base.ts'
import { holds, keptOut, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'Any lane'
const map = MAPS.rows

/** A lane of its own for a line, at the end. */
const lane = (id: string, title: string): Command => ({
  type: 'lane.add',
  id,
  mapId: 'rows',
  beforeId: null,
  fields: { title },
})
const cardIn = (laneId: string, id: string, text: string): Command => ({
  type: 'cards.add',
  cards: [{ id, laneId, stepId: on('rows', 'hear'), fields: { text } }],
  beforeId: null,
})
const edit = (id: string, changes: Extract<Command, { type: 'lane.edit' }>['changes']): Command => ({
  type: 'lane.edit',
  id,
  changes,
})

export const ROW_LINES: readonly Line[] = [
  {
    section,
    name: 'Rename a lane',
    map,
    make: [edit(on('rows', 'cards'), { title: 'Doing' })],
    change: [edit(on('rows', 'cards'), { title: 'Doing on the way' })],
    json: holds({ id: on('rows', 'cards'), title: 'Doing on the way' }),
    drawn: words('Doing on the way'),
  },
  {
    section,
    name: 'Re-order lanes',
    map,
    make: (project) => moveHeader(project, 'lane', on('rows', 'sentiment'), -1),
    change: (project) => moveHeader(project, 'lane', on('rows', 'sentiment'), -1),
    json: reads(({ maps }) => maps.find(({ id }) => id === 'rows')?.lanes[0]?.id, on('rows', 'sentiment')),
    drawn: shape('the rows in their order'),
  },
  {
    section,
    name: 'Resize a lane',
    map,
    given: [lane('resized', 'Resized')],
    make: (project) => resizeLane(project, 'resized', 96),
    change: [edit('resized', { height: 300 })],
    json: holds({ id: 'resized', height: 300 }),
    drawn: shape('the row’s height'),
  },
  {
    section,
    name: 'Let the cards decide a lane’s height',
    map,
    given: [lane('fitted', 'Fitted'), edit('fitted', { height: 500 })],
    make: (project) => fitLane(project, 'fitted'),
    change: [cardIn('fitted', 'fitting', 'As tall\nas\nfive\nlines\nare')],
    json: holds({ id: 'fitted', height: undefined }),
    drawn: shape('the row’s height'),
  },
  {
    section,
    name: 'Collapse a lane',
    map,
    given: [lane('folded', 'Folded'), lane('opened', 'Opened again'), edit('opened', { collapsed: true })],
    make: (project) => toggleCollapsed(project, 'folded'),
    change: (project) => toggleCollapsed(project, 'opened'),
    json: holds({ id: 'folded', collapsed: true }),
    drawn: shape('one line instead of the row'),
  },
  {
    section,
    name: 'Lock a lane',
    map,
    given: [lane('locked', 'Kept'), lane('unlocked', 'Free again'), edit('unlocked', { locked: true })],
    make: (project) => toggleLocked(project, 'locked'),
    change: (project) => toggleLocked(project, 'unlocked'),
    json: holds({ id: 'locked', locked: true }),
    drawn: shape('a lock in the row’s header'),
  },
  {
    section,
    name: 'Hide a lane',
    map,
    given: [lane('hidden', 'Not for guests'), lane('shown', 'For guests'), edit('shown', { hidden: true })],
    make: (project) => hideLane(project, 'hidden'),
    change: (project) => showLanes(project, ['shown']),
    json: holds({ id: 'hidden', hidden: true }),
    drawn: words('For guests'),
  },
  {
    section,
    name: 'Duplicate a lane',
    map,
    given: [lane('doubled', 'Doubled'), cardIn('doubled', 'doubled-card', 'Twice told')],
    make: (project) => duplicateHeader(project, 'lane', 'doubled'),
    change: (project) =>
      project.session.run('Rename', [
        edit(titled(snapshotOf(project).lanes, 'Doubled (copy)').id, { title: 'The double' }),
      ]),
    json: reads(
      ({ maps }) =>
        maps
          .flatMap(({ lanes }) => lanes)
          .find(({ title }) => title === 'The double')
          ?.cells?.flatMap(({ cards }) => cards.map(({ text }) => text)),
      ['Twice told'],
    ),
    drawn: words('The double'),
  },
  {
    section,
    name: 'Colour a lane',
    map,
    given: [lane('coloured', 'Coloured')],
    make: (project) => colorHeader(project, 'lane', 'coloured', 'teal'),
    change: (project) => colorHeader(project, 'lane', 'coloured', 'red'),
    json: holds({ id: 'coloured', color: 'red' }),
    drawn: shape('the colour of the header and of its cards'),
  },
  {
    section,
    name: 'Change a lane’s kind',
    map,
    given: [lane('changing', 'Changing'), cardIn('changing', 'changing-card', 'Becomes another')],
    make: (project) => changeLaneKind(project, 'changing', 'opportunities'),
    change: (project) => changeLaneKind(project, 'changing', 'owners'),
    json: holds({ id: 'changing', kind: 'owners' }),
    drawn: shape('the cards in the form of their new kind'),
  },
  {
    section,
    name: 'Prompt of a lane',
    map,
    given: [lane('prompted', 'Prompted')],
    make: [edit('prompted', { prompt: 'What for' })],
    change: [edit('prompted', { prompt: 'What would you write here' })],
    json: keptOut('would you write here'),
    drawn: never('prompts are for those who fill the map in'),
  },
  {
    section,
    name: 'Delete a lane with its cards',
    map,
    given: [
      lane('gone-1', 'Gone first'),
      cardIn('gone-1', 'gone-card', 'Gone, too'),
      lane('gone-2', 'Gone later'),
    ],
    make: (project) => removeHeader(project, 'lane', 'gone-1'),
    change: (project) => removeHeader(project, 'lane', 'gone-2'),
    json: reads((file) => /Gone (first|later)|Gone, too/.test(JSON.stringify(file)), false),
    drawn: shape('the row is gone'),
  },
]
