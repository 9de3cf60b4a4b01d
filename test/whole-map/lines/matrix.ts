import { moveChannelRow, renameChannelRow } from '#renderer/actions/channel-rows.ts'
import { addChannelRow, removeChannelRow } from '#renderer/actions/lane-actions.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { journey, on, type StepName } from '../support/base.ts'
import { holds, type Line, reads, shape, words } from '../support/line.ts'

const section = 'Lane kinds'
const map = 'Over which channels'

/** A matrix of its own for a line. */
const matrix = (id: string, channels: readonly string[]): Command => ({
  type: 'lane.add',
  id,
  mapId: 'matrix',
  beforeId: null,
  fields: { kind: 'channels', title: id, channels },
})

const dot = (laneId: string, step: StepName, channel: string): Command => ({
  type: 'channel.set',
  laneId,
  stepId: on('matrix', step),
  channel,
  on: true,
})

export const MATRIX_LINES: readonly Line[] = [
  {
    section,
    name: 'Channel matrix: rows',
    map,
    given: [...journey('matrix', map, []), matrix('rows-added', [])],
    make: (project) => addChannelRow(project, 'rows-added', 'kiosk'),
    change: (project) => addChannelRow(project, 'rows-added', 'newsletter'),
    json: holds({ id: 'rows-added', channels: ['kiosk', 'newsletter'] }),
    drawn: words('kiosk', 'newsletter'),
  },
  {
    section,
    name: 'Channel matrix: rename a row',
    map,
    given: [matrix('row-renamed', ['letter']), dot('row-renamed', 'pay', 'letter')],
    make: (project) => renameChannelRow(project, 'row-renamed', 'letter', 'letters'),
    change: (project) => renameChannelRow(project, 'row-renamed', 'letters', 'monthly letter'),
    json: holds({
      id: 'row-renamed',
      channels: ['monthly letter'],
      cells: [{ step: on('matrix', 'pay'), cards: [{ channels: ['monthly letter'] }] }],
    }),
    drawn: words('monthly letter'),
  },
  {
    section,
    name: 'Channel matrix: order of the rows',
    map,
    given: [matrix('rows-ordered', ['tram', 'bus', 'ferry'])],
    make: (project) => moveChannelRow(project, 'rows-ordered', 'ferry', 'bus'),
    change: (project) => moveChannelRow(project, 'rows-ordered', 'ferry', 'tram'),
    json: holds({ id: 'rows-ordered', channels: ['ferry', 'tram', 'bus'] }),
    drawn: shape('the rows in their order'),
  },
  {
    section,
    name: 'Channel matrix: dots joined into a path',
    map,
    given: [matrix('dotted', ['noticeboard', 'loudspeaker'])],
    make: [dot('dotted', 'hear', 'noticeboard')],
    change: [dot('dotted', 'compare', 'loudspeaker')],
    json: reads(
      ({ maps }) =>
        maps
          .flatMap(({ lanes }) => lanes)
          .find(({ id }) => id === 'dotted')
          ?.cells?.map(({ step, cards }) => [step, cards.map(({ channels }) => channels)]),
      [
        [on('matrix', 'hear'), [['noticeboard']]],
        [on('matrix', 'compare'), [['loudspeaker']]],
      ],
    ),
    drawn: shape('a dot, then another one and the way between them'),
  },
  {
    section,
    name: 'Channel matrix: remove a row',
    map,
    given: [matrix('rows-removed', ['radio', 'fax', 'telex'])],
    make: (project) => removeChannelRow(project, 'rows-removed', 'fax'),
    change: (project) => removeChannelRow(project, 'rows-removed', 'telex'),
    json: holds({ id: 'rows-removed', channels: ['radio'] }),
    drawn: shape('fewer rows'),
  },
]
