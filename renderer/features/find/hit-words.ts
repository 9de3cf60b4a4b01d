import { CARD_WORDS } from '#renderer/actions/kind-words.ts'
import { UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import type { SearchHit } from '#shared/analysis/search.ts'
import type { ContentTable } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { traitLabel } from '#shared/model/trait.ts'

const TABLE_WORDS: Readonly<Record<ContentTable, string>> = {
  projects: 'Project',
  personas: 'Persona',
  traits: 'Persona',
  maps: 'Map',
  stages: 'Stage',
  steps: 'Step',
  lanes: 'Lane',
  cards: 'Card',
  groups: 'Group',
  connectors: 'Connector',
  notes: 'Free note',
  comments: 'Comment',
  views: 'Saved view',
  dataSets: 'Data set',
}

/** Fields that are not what people call the thing itself. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  tags: 'tag',
  owner: 'owner',
  channels: 'channel',
  unit: 'unit',
  author: 'written by',
  scenario: 'scenario',
  goal: 'goal',
  goals: 'goals',
  startsAt: 'where it starts',
  endsAt: 'where it ends',
  duration: 'duration',
  expectation: 'expectation',
  speakerNotes: 'speaker notes',
  levels: 'words of its levels',
  role: 'role',
  motto: 'motto',
  quote: 'quote',
  about: 'about',
}

/** What was found and where it stands: `Pain point · First ride · owner`. */
export function hitWords(snapshot: Snapshot, { table, id, field }: SearchHit): string {
  return [kindOf(snapshot, table, id), placeOf(snapshot, table, id), FIELD_WORDS[field] ?? '']
    .filter((part) => part !== '')
    .join(' · ')
}

function kindOf({ cards }: Snapshot, table: ContentTable, id: string): string {
  const card = table === 'cards' ? cards[id] : undefined
  return card ? CARD_WORDS[card.kind][0] : TABLE_WORDS[table]
}

/** What a thing belongs to, as far as that has a name. */
function placeOf(snapshot: Snapshot, table: ContentTable, id: string): string {
  const { cards, stages, steps, traits, personas, comments } = snapshot
  switch (table) {
    case 'cards': {
      const step = steps[cards[id]?.place[1] ?? '']
      return step?.title.trim() || (stages[step?.stageId ?? '']?.title.trim() ?? '')
    }
    case 'steps':
      return stages[steps[id]?.stageId ?? '']?.title.trim() ?? ''
    case 'comments':
      return comments[id]?.author.trim() ?? ''
    case 'traits': {
      const trait = traits[id]
      const name = personas[trait?.personaId ?? '']?.name.trim() || UNNAMED_PERSONA
      return trait ? [name, traitLabel(trait)].filter((part) => part !== '').join(' · ') : ''
    }
    default:
      return ''
  }
}
