import * as v from 'valibot'
import { choice, order, requiredReference, text } from './fields.ts'
import { defineRecord, type Identified } from './record.ts'

/** What can be said of a persona beyond name, role, motto, quote and a line about them, in the order of a sheet. */
export const TRAIT_KINDS = [
  'age',
  'family',
  'place',
  'income',
  'needs',
  'interests',
  'motivations',
  'professional-goals',
  'personal-goals',
  'pains',
  'solutions',
  'sources',
  'channels',
  'expectations',
  'backstory-pains',
  'backstory-requirements',
  'backstory-outcomes',
  'backstory-goal',
  'free',
] as const
export type TraitKind = (typeof TRAIT_KINDS)[number]

/** Headings of a persona's sheet. */
export const TRAIT_GROUPS = ['demographics', 'psychographics', 'goals', 'today', 'backstory', 'free'] as const
export type TraitGroup = (typeof TRAIT_GROUPS)[number]
export const TRAIT_GROUP_LABELS: Readonly<Record<TraitGroup, string>> = {
  demographics: 'Demographics',
  psychographics: 'What drives them',
  goals: 'Goals',
  today: 'Today',
  backstory: 'Backstory',
  free: 'More',
}

interface TraitWords {
  readonly label: string
  readonly group: TraitGroup
  readonly prompt: string
}

/** What each kind is called, where it stands and what to write there. A free trait brings its own label. */
export const TRAIT_WORDS: Readonly<Record<TraitKind, TraitWords>> = {
  age: { label: 'Age', group: 'demographics', prompt: '34' },
  family: { label: 'Family status', group: 'demographics', prompt: 'Lives with a partner and two children' },
  place: { label: 'Place', group: 'demographics', prompt: 'Edge of a large town' },
  income: { label: 'Income', group: 'demographics', prompt: '€ 2,900 a month after tax' },
  needs: { label: 'Needs', group: 'psychographics', prompt: 'To be sure of being on time' },
  interests: { label: 'Interests', group: 'psychographics', prompt: 'Running, podcasts, a garden plot' },
  motivations: { label: 'Motivations', group: 'psychographics', prompt: 'Wants to be independent' },
  'professional-goals': { label: 'Professional goals', group: 'goals', prompt: 'Lead the ward in two years' },
  'personal-goals': { label: 'Personal goals', group: 'goals', prompt: 'Home before the children sleep' },
  pains: { label: 'Pain points', group: 'today', prompt: 'What makes it hard for them now' },
  solutions: { label: 'Current solutions', group: 'today', prompt: 'How they manage without you' },
  sources: { label: 'Sources of information', group: 'today', prompt: 'Whom they ask, what they read' },
  channels: { label: 'Preferred channels', group: 'today', prompt: 'Phone before nine, chat after' },
  expectations: {
    label: 'Expectations',
    group: 'today',
    prompt: 'Done in ten minutes, answered within a day',
  },
  'backstory-pains': { label: 'Pains', group: 'backstory', prompt: 'What hurts before the journey begins' },
  'backstory-requirements': {
    label: 'Requirements',
    group: 'backstory',
    prompt: 'What a way out must bring',
  },
  'backstory-outcomes': { label: 'Outcomes', group: 'backstory', prompt: 'What would then be different' },
  'backstory-goal': { label: 'Top goal', group: 'backstory', prompt: 'What it is all for' },
  free: { label: '', group: 'free', prompt: '' },
}

const schema = v.object({
  personaId: requiredReference(),
  order: order(),
  kind: choice(TRAIT_KINDS, 'free'),
  /** Own heading of a free trait. */
  label: text(),
  text: text(),
})

/** One field of a persona's sheet. A record of its own, so that two people fill in two fields and neither is lost. */
export const traitRecord = defineRecord('traits', schema, {
  required: { personaId: '-' },
  textFields: ['label', 'text'],
})
export type Trait = Identified<v.InferOutput<typeof schema>>

/** The heading of a trait. */
export const traitLabel = (trait: Pick<Trait, 'kind' | 'label'>): string =>
  trait.kind === 'free' ? trait.label : TRAIT_WORDS[trait.kind].label
