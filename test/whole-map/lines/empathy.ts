import { addEmpathyMap, empathyMapsOf, mergeEmpathyMaps } from '#renderer/actions/empathy-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command } from '#shared/document/commands/types.ts'
import { EMPATHY_ZONE_LABELS, EMPATHY_ZONES, type EmpathyZone } from '#shared/model/vocabulary.ts'
import { mapTitled, snapshotOf } from '../support/acts.ts'
import { editCard, MAPS } from '../support/base.ts'
import { holds, type Line, words } from '../support/line.ts'

const section = 'Empathy maps'

const SAID: Readonly<Record<EmpathyZone, readonly [first: string, then: string]>> = {
  says: ['Fine', 'It is only twenty minutes'],
  thinks: ['Hm', 'They will blame me again'],
  does: ['Waits', 'Leaves the house an hour early'],
  feels: ['Tired', 'Ashamed of being late'],
  pains: ['Cold', 'Cold hands on the handlebar'],
  gains: ['Air', 'Half an hour to herself'],
}

const zone = (name: EmpathyZone): Line => {
  const [first, then] = SAID[name]
  const id = `said-${name}`
  return {
    section,
    name: EMPATHY_ZONE_LABELS[name],
    map: MAPS.empathy,
    make: [
      {
        type: 'cards.add',
        cards: [{ id, laneId: `empathy-${name}`, stepId: 'empathy-step', fields: { text: first } }],
        beforeId: null,
      },
    ],
    change: [editCard(id, { text: then })],
    json: holds({ zone: name, cells: [{ step: 'empathy-step', cards: [{ id, text: then }] }] }),
    drawn: words(then),
  }
}

const EMPATHY_OF_JONAS = 'Jonas: empathy map'
const MERGED = `${EMPATHY_OF_JONAS} (merged)`

/** A board of Jonas by one participant, on which something was said. */
function board(id: string, said: string): readonly Command[] {
  return [
    { type: 'map.add', id, fields: { title: `Jonas by ${id}`, kind: 'empathy', personaIds: ['jonas'] } },
    { type: 'stage.add', id: `${id}-stage`, stepId: `${id}-step`, mapId: id, beforeId: null, fields: {} },
    {
      type: 'lane.add',
      id: `${id}-says`,
      mapId: id,
      beforeId: null,
      fields: { title: 'Says', zone: 'says' },
    },
    {
      type: 'cards.add',
      cards: [{ id: `${id}-said`, laneId: `${id}-says`, stepId: `${id}-step`, fields: { text: said } }],
      beforeId: null,
    },
  ]
}

const retitle = (from: string, title: string) => (project: ProjectContext) =>
  project.session.run('Rename', [
    { type: 'map.edit', id: mapTitled(snapshotOf(project), from)?.id ?? '', changes: { title } },
  ])

export const EMPATHY_LINES: readonly Line[] = [
  {
    section,
    name: 'Empathy map of a persona',
    map: 'What Jonas feels',
    make: (project) => addEmpathyMap(project, 'jonas'),
    change: retitle(EMPATHY_OF_JONAS, 'What Jonas feels'),
    json: holds({ kind: 'empathy', title: 'What Jonas feels', personaIds: ['jonas'] }),
    drawn: words('What Jonas feels', ...EMPATHY_ZONES.map((name) => EMPATHY_ZONE_LABELS[name])),
  },
  ...EMPATHY_ZONES.map(zone),
  {
    section,
    name: 'One per participant, then merged',
    map: 'What all heard from Jonas',
    given: [...board('ines', 'I never read terms'), ...board('otto', 'My knee is the problem')],
    make(project) {
      const before = empathyMapsOf(snapshotOf(project), 'jonas').length
      if (!mergeEmpathyMaps(project, 'jonas') || before < 3) throw new Error('There was nothing to merge')
    },
    change: retitle(MERGED, 'What all heard from Jonas'),
    json: holds({ title: 'What all heard from Jonas', kind: 'empathy' }),
    drawn: words('I never read terms', 'My knee is the problem'),
  },
]
