import { quoted } from '#shared/base/quote.ts'
import { shortDay } from '#shared/base/short-day.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import type { ContentTable } from '#shared/model/record.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { traitLabel } from '#shared/model/trait.ts'
import { BLUEPRINT_LINE_LABELS, IMPACT_LABELS, OPPORTUNITY_STATUS_LABELS } from '#shared/model/vocabulary.ts'
import { NOTHING, plain } from '../compare-words.ts'
import { recordIn } from './holders.ts'

type Field = { readonly [T in ContentTable]: keyof FieldsOf<T> & string }[ContentTable]

/** What each field is called; a new field without a name does not compile. */
const FIELD_NAMES: Readonly<Record<Field, string>> = {
  about: 'about them',
  amount: 'number',
  author: 'author',
  authorId: 'author',
  authors: 'authors',
  below: 'place',
  beside: 'place',
  besideId: 'what is compared',
  better: 'better when',
  campaignCosts: 'costs of campaigns',
  channels: 'channels',
  collapsed: 'collapsed',
  color: 'colour',
  counterpartId: 'counterpart',
  createdAt: 'made at',
  dataSetId: 'data set',
  desirable: 'desirable',
  dropLinks: 'pains behind drops',
  due: 'due date',
  duration: 'duration',
  effort: 'effort',
  endsAt: 'where it ends',
  evidence: 'evidence',
  expectation: 'expectation',
  faces: 'faces',
  feasible: 'feasible',
  figures: 'figures',
  foreign: 'what another program said',
  formula: 'formula',
  fromId: 'from',
  goal: 'goal',
  goals: 'goals',
  groupId: 'group',
  height: 'height',
  hidden: 'hidden',
  image: 'picture',
  imageRatio: 'picture',
  impact: 'impact',
  kind: 'kind',
  kinds: 'kinds',
  label: 'label',
  leastGroup: 'smallest group told',
  levels: 'words of the levels',
  lineBelow: 'line below',
  linkedMapId: 'map it opens',
  locked: 'locked',
  mapId: 'map',
  matches: 'states matched',
  measure: 'measure',
  mode: 'what becomes of other cards',
  moment: 'moment that matters',
  motto: 'motto',
  name: 'name',
  order: 'order',
  owner: 'owner',
  owners: 'owners',
  painIds: 'pains it answers',
  parked: 'in the parking lot',
  personaDetail: 'personas shown',
  personaId: 'persona',
  personaIds: 'personas',
  place: 'place',
  portrait: 'portrait',
  progress: 'progress',
  projectId: 'project',
  prompt: 'prompt',
  query: 'words looked for',
  quote: 'quote',
  raters: 'people who rated',
  reach: 'reach',
  reading: 'how the files are read',
  resolved: 'resolved',
  role: 'role',
  scenario: 'scenario',
  series: 'earlier numbers',
  showBackstory: 'backstory shown',
  showCounterpart: 'counterpart’s line shown',
  shown: 'shown on the map',
  sliceId: 'what is shown',
  source: 'files',
  speakerNotes: 'speaker notes',
  spread: 'spread of the ratings',
  stageId: 'stage',
  startsAt: 'where it starts',
  state: 'state',
  status: 'status',
  subject: 'what is counted',
  tags: 'tags',
  target: 'target',
  targetId: 'what it is about',
  text: 'text',
  threadId: 'thread',
  title: 'title',
  toId: 'to',
  unit: 'unit',
  value: 'value',
  viable: 'viable',
  votes: 'votes',
  width: 'width',
  x: 'place',
  y: 'place',
  zone: 'field',
}

/** The field in plain words: `due date`. */
export const fieldName = (field: string): string => FIELD_NAMES[field as Field] ?? field

/** Words for the values of lists that are closed; all others are words already. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  impact: IMPACT_LABELS,
  progress: OPPORTUNITY_STATUS_LABELS,
  lineBelow: BLUEPRINT_LINE_LABELS,
  evidence: { partly: 'partly known' },
  mode: { dim: 'fade', hide: 'are hidden' },
  personaDetail: { none: 'not at all', brief: 'in brief', full: 'in full' },
  kind: {
    pain: 'pain point',
    'professional-goals': 'professional goals',
    'personal-goals': 'personal goals',
    cause: 'cause',
  },
}

/** Fields that name another record by its id. */
const REFERENCES: Readonly<Record<string, readonly ContentTable[]>> = {
  groupId: ['groups'],
  linkedMapId: ['maps'],
  counterpartId: ['maps', 'stages', 'steps', 'lanes', 'cards'],
  painIds: ['cards'],
  personaId: ['personas'],
  personaIds: ['personas'],
  fromId: ['cards'],
  toId: ['cards'],
  targetId: ['cards', 'notes', 'steps', 'stages', 'lanes'],
  threadId: ['comments'],
}

/** What a record says of itself, in one line: its title, name or text; empty where it says nothing. */
export function textOf(snapshot: Snapshot, table: ContentTable, id: string): string {
  switch (table) {
    case 'projects':
      return projectOf(snapshot).title
    case 'personas':
      return recordIn(snapshot, table, id)?.name ?? ''
    case 'traits': {
      const trait = recordIn(snapshot, table, id)
      return trait ? traitLabel(trait) : ''
    }
    case 'connectors':
      return recordIn(snapshot, table, id)?.label ?? ''
    case 'cards':
    case 'notes':
    case 'comments':
      return recordIn(snapshot, table, id)?.text ?? ''
    default:
      return recordIn(snapshot, table, id)?.title ?? ''
  }
}

function referenceWords(snapshot: Snapshot, tables: readonly ContentTable[], id: string): string {
  const table = tables.find((one) => recordIn(snapshot, one, id))
  const text = table ? textOf(snapshot, table, id).trim() : ''
  return text === '' ? 'one without a name' : quoted(text)
}

/** What a field says in a state, in plain words; {@link NOTHING} where it says nothing. */
export function valueWords(snapshot: Snapshot, table: ContentTable, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return plain(value)
  if (Array.isArray(value)) {
    const words = value.map((one) => valueWords(snapshot, table, field, one))
    return words.length === 0 ? NOTHING : words.join(', ')
  }
  const text = String(value)
  const tables = REFERENCES[field]
  if (tables) return referenceWords(snapshot, tables, text)
  if (field === 'due') return shortDay(text)
  if (field === 'image' || (field === 'portrait' && text.length > 60)) return 'a picture'
  const choice = CHOICES[field]?.[text]
  if (choice !== undefined) return choice
  return isFreeText(field) ? quoted(text) : text
}

const FREE_TEXT: ReadonlySet<string> = new Set<Field>([
  'about',
  'duration',
  'endsAt',
  'expectation',
  'goal',
  'goals',
  'label',
  'motto',
  'name',
  'prompt',
  'query',
  'quote',
  'scenario',
  'speakerNotes',
  'startsAt',
  'text',
  'title',
])

const isFreeText = (field: string): boolean => FREE_TEXT.has(field)
