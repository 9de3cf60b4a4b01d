import {
  addTrait,
  duplicatePersona,
  firstTraitId,
  movePersona,
  moveTrait,
  removePersona,
  setPersonas,
} from '#renderer/actions/persona-actions.ts'
import type { Command, NewFields } from '#shared/document/commands/types.ts'
import type { TraitKind } from '#shared/model/trait.ts'
import { snapshotOf } from '../support/acts.ts'
import { MAPS, PICTURE_REFS } from '../support/base.ts'
import { holds, type Line, never, reads, shape, words } from '../support/line.ts'

const map = MAPS.personas
const section = 'Personas'

const edit = (changes: NewFields<'personas'>): Command => ({ type: 'persona.edit', id: 'mira', changes })

/** A field of the persona itself that holds words. */
const field = (
  name: string,
  key: 'name' | 'role' | 'motto' | 'quote' | 'about' | 'goals',
  first: string,
  then: string,
): Line => ({
  section,
  name,
  map,
  make: [edit({ [key]: first })],
  change: [edit({ [key]: then })],
  json: holds({ id: 'mira', [key]: then }),
  drawn: words(then),
})

/** A field of a persona's sheet. */
const trait = (name: string, kind: Exclude<TraitKind, 'free'>, first: string, then: string): Line => ({
  section,
  name,
  map,
  make: (project) => addTrait(project, 'mira', kind, null, first),
  change: [{ type: 'trait.edit', id: firstTraitId('mira', kind), changes: { text: then } }],
  json: holds({ kind, text: then }),
  drawn: words(then),
})

const own = (id: string, label: string, text: string): Command => ({
  type: 'trait.add',
  id,
  personaId: 'mira',
  beforeId: null,
  fields: { kind: 'free', label, text },
})

const FIELDS: readonly Line[] = [
  field('Name', 'name', 'Mira O.', 'Mira Okafor'),
  field('Role or occupation', 'role', 'Nurse', 'Ward nurse on shifts'),
  field('Motto', 'motto', 'On time', 'On time, whatever the weather'),
  field('Quote', 'quote', 'I count minutes', 'I count minutes, not miles'),
  field('About, in a line', 'about', '34', 'Thirty-four, at the edge of a large town'),
  field('Goals, in a line', 'goals', 'Be early', 'Leave the car at home for good'),
  {
    section,
    name: 'Portrait, built in',
    map,
    make: [edit({ portrait: 'leyla' })],
    change: [edit({ portrait: 'edith' })],
    json: holds({ id: 'mira', portrait: 'edith' }),
    drawn: shape('the face beside the name'),
  },
  {
    section,
    name: 'Portrait, a picture of one’s own',
    map: 'With a picture',
    given: [
      { type: 'persona.add', id: 'pictured', mapId: null, fields: { name: 'Helen' } },
      { type: 'map.add', id: 'picture', fields: { title: 'With a picture', personaIds: ['pictured'] } },
    ],
    make: [{ type: 'persona.edit', id: 'pictured', changes: { portrait: PICTURE_REFS[0] ?? '' } }],
    change: [{ type: 'persona.edit', id: 'pictured', changes: { portrait: PICTURE_REFS[1] ?? '' } }],
    json: holds({ id: 'pictured', portrait: PICTURE_REFS[1] }),
    drawn: shape('the picture beside the name'),
  },
  {
    section,
    name: 'Colour of a persona’s line',
    map,
    make: [edit({ color: 'violet' })],
    change: [edit({ color: 'green' })],
    json: holds({ id: 'mira', color: 'green' }),
    drawn: shape('the colour of the sheet’s edge and of the line'),
  },
]

const SHEET: readonly Line[] = [
  trait('Demographics: age', 'age', '33', '34 in March'),
  trait('Demographics: family status', 'family', 'Married', 'Two children under ten'),
  trait('Demographics: place', 'place', 'Town', 'Harbour district, fourth floor'),
  trait('Demographics: income', 'income', '2,000', '2,900 a month after tax'),
  trait('Psychographics: needs', 'needs', 'Sleep', 'To know when the bike is hers'),
  trait('Psychographics: interests', 'interests', 'Running', 'Trail running and radio plays'),
  trait('Psychographics: motivations', 'motivations', 'Money', 'Depends on nobody’s timetable'),
  trait('Professional goals', 'professional-goals', 'Lead', 'Lead the night ward by spring'),
  trait('Personal goals', 'personal-goals', 'Rest', 'Home before the children sleep'),
  trait('Pain points of a persona', 'pains', 'Buses', 'Buses end before the late shift does'),
  trait('Current solutions', 'solutions', 'Car', 'Borrows her sister’s car'),
  trait('Information sources', 'sources', 'Friends', 'Asks the porters, reads the notice board'),
  trait('Channels they prefer', 'channels', 'Phone', 'Calls before nine, types after'),
  trait('What they expect', 'expectations', 'Quick', 'Signed up in under ten minutes'),
  trait('Backstory: pains', 'backstory-pains', 'Late', 'Was late three times in a month'),
  trait('Backstory: requirements', 'backstory-requirements', 'Sure', 'A way home at any hour'),
  trait('Backstory: outcomes', 'backstory-outcomes', 'Calm', 'Never asks to leave early again'),
  trait('Backstory: top goal', 'backstory-goal', 'Stay', 'Keep the job she likes'),
  {
    section,
    name: 'Free fields',
    map,
    make: [own('free-field', 'Shoe size', 'Thirty-nine')],
    change: [{ type: 'trait.edit', id: 'free-field', changes: { label: 'Boots', text: 'Waterproof ones' } }],
    json: holds({ id: 'free-field', label: 'Boots', text: 'Waterproof ones' }),
    drawn: words('Boots', 'Waterproof ones'),
  },
  {
    section,
    name: 'Order of the fields',
    map,
    given: [own('free-one', 'Keyring', 'Brass'), own('free-two', 'Lamp', 'Dynamo')],
    make: (project) => moveTrait(project, 'free-two', 'free-one'),
    change: (project) => moveTrait(project, 'free-two', 'free-field'),
    json: reads(
      ({ personas }) =>
        personas
          .find(({ id }) => id === 'mira')
          ?.traits?.filter(({ label }) => label)
          .map(({ label }) => label),
      ['Lamp', 'Boots', 'Keyring'],
    ),
    drawn: shape('the order on the sheet'),
  },
]

const LIBRARY_ORDER = ['library-2', 'mira', 'library-1']

const LIBRARY: readonly Line[] = [
  {
    section,
    name: 'Library of the project',
    map,
    make: [{ type: 'persona.add', id: 'library-1', mapId: null, fields: { name: 'Aylin' } }],
    change: [{ type: 'persona.edit', id: 'library-1', changes: { name: 'Aylin Demir' } }],
    json: holds({ id: 'library-1', name: 'Aylin Demir' }),
    drawn: never('only those who travel on a map stand on it'),
  },
  {
    section,
    name: 'Order of the library',
    map,
    given: [{ type: 'persona.add', id: 'library-2', mapId: null, fields: { name: 'Ben' } }],
    make: (project) => movePersona(project, 'library-2', 'library-1'),
    change: (project) => movePersona(project, 'library-2', 'mira'),
    json: reads(
      ({ personas }) => personas.map(({ id }) => id).filter((id) => LIBRARY_ORDER.includes(id)),
      LIBRARY_ORDER,
    ),
    drawn: never('the order on a map is the map’s own'),
  },
  {
    section,
    name: 'Duplicate a persona',
    map,
    given: [
      { type: 'persona.add', id: 'library-3', mapId: null, fields: { name: 'Chloé', role: 'Courier' } },
    ],
    make: (project) => duplicatePersona(project, 'library-3'),
    change: (project) => {
      const copy = Object.values(snapshotOf(project).personas).find(({ name }) => name === 'Chloé (copy)')
      project.session.run('Rename', [
        { type: 'persona.edit', id: copy?.id ?? '', changes: { name: 'Chloé by night' } },
      ])
    },
    json: holds({ name: 'Chloé by night', role: 'Courier' }),
    drawn: never('the maps keep the one they have'),
  },
  {
    section,
    name: 'Delete a persona, and all that is theirs',
    map: 'Somebody leaves',
    given: [
      { type: 'persona.add', id: 'leaver', mapId: null, fields: { name: 'Dora' } },
      { type: 'persona.add', id: 'stayer', mapId: null, fields: { name: 'Emil' } },
      {
        type: 'map.add',
        id: 'leaving',
        fields: { title: 'Somebody leaves', personaIds: ['leaver', 'stayer'] },
      },
    ],
    make: (project) => removePersona(project, 'leaver'),
    change: (project) => removePersona(project, 'stayer'),
    json: reads(
      ({ personas, maps }) => [
        personas.filter(({ id }) => id === 'leaver' || id === 'stayer').length,
        maps.find(({ id }) => id === 'leaving')?.personaIds,
      ],
      [0, undefined],
    ),
    drawn: shape('nobody stands on the map any more'),
  },
  {
    section,
    name: 'Several personas on a map',
    map: 'Together',
    given: [
      { type: 'map.add', id: 'together', fields: { title: 'Together' } },
      { type: 'persona.add', id: 'third', mapId: null, fields: { name: 'Farid', role: 'Mechanic' } },
    ],
    make: (project) => setPersonas(project, 'Personas', 'together', ['mira']),
    change: (project) => setPersonas(project, 'Personas', 'together', ['third', 'mira']),
    json: holds({ id: 'together', personaIds: ['third', 'mira'] }),
    drawn: words('Farid', 'Mechanic'),
  },
]

export const PERSONA_LINES: readonly Line[] = [...FIELDS, ...SHEET, ...LIBRARY]
