import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import { countWords, dropWords, reachedWords, sliceWords } from '#shared/layout/data-words.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import { nameWords, quotedWords } from '#shared/layout/persona-words.ts'
import { levelWords } from '#shared/layout/sentiment-layout.ts'
import { dropsOf, figuresAt, hasOwnSteps, wayOf, worstDrop } from '#shared/model/drops.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Note } from '#shared/model/note.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { traitLabel } from '#shared/model/trait.ts'
import { BLUEPRINT_LINE_LABELS, type Role } from '#shared/model/vocabulary.ts'
import type { MapSource } from '../export/export-job.ts'
import type { ExportSettings } from '../export/settings.ts'
import { type Item, type SummaryPart, sectionsOf } from '../summary/blocks.ts'
import { summarise } from '../summary/summarise.ts'
import { type TellLane, tellCards } from './tell-cards.ts'
import type { ToldLane, ToldMap, ToldNote, ToldPersona, ToldStage, ToldStep } from './told-map.ts'

/** Puts a map into words: what is shown of it, and nothing that is never exported. */
export function tellMap(
  { view, snapshot }: Pick<MapSource, 'view' | 'snapshot'>,
  { patterns }: Pick<ExportSettings, 'patterns'>,
): ToldMap {
  const { map, steps, notes } = view
  const tellLane = tellCards(view, snapshot)
  const named = (note: Note): boolean => note.text.trim() !== ''
  return {
    project: projectOf(snapshot).title.trim(),
    title: map.title.trim() || 'Untitled map',
    state: stateOf(view),
    scope: scopeSentence(map, view.personas),
    personas: view.personas.map((persona) => tellPersona(persona, view)),
    stages: tellStages(view),
    hasSteps: steps.length > view.stages.length || steps.some((step) => isWorthAHeading(step)),
    lanes: view.lanes.map((lane, index) => tellLaneWith(tellLane, lane, index)),
    notes: notes.filter((note) => !note.parked && named(note)).map(tellNote),
    parked: notes.filter((note) => note.parked && named(note)).map(tellNote),
    connectors: tellConnectors(view),
    sections: sectionsOf(summarise(view, snapshot), patterns ? [...RANKED, 'patterns'] : RANKED),
  }
}

const RANKED: readonly SummaryPart[] = ['numbers', 'pains', 'opportunities']

function stateOf({ map: { kind, state } }: MapView): string {
  if (kind === 'empathy') return 'Empathy map'
  return state === 'future' ? 'Future state' : 'Current state'
}

const tellNote = ({ text, color }: Note): ToldNote => ({ text, color })

function tellPersona(persona: Persona, view: MapView): ToldPersona {
  const { id, role, motto, quote, about, goals } = persona
  const traits = (view.traits.get(id) ?? []).map((trait) => ({
    label: traitLabel(trait).trim(),
    text: trait.text,
    isSaid: trait.text.trim() !== '' || (trait.kind === 'free' && trait.label.trim() !== ''),
  }))
  return {
    name: nameWords(persona),
    role: role.trim(),
    sayings: [motto, quote].map((words) => quotedWords(words.trim())).filter((words) => words !== ''),
    entries: [
      { label: 'About', text: about, isSaid: about.trim() !== '' },
      { label: 'Goals', text: goals, isSaid: goals.trim() !== '' },
      ...traits,
    ].flatMap(({ label, text, isSaid }) => (isSaid ? [{ label, text }] : [])),
  }
}

const isWorthAHeading = ({ title, moment, duration, expectation }: Step): boolean =>
  title.trim() !== '' || moment || duration !== '' || expectation !== ''

function tellStages({ map, stages, steps, personas, data }: MapView): ToldStage[] {
  const numbers = new Map(steps.map(({ id }, index) => [id, index + 1]))
  const usual = (number: number): string =>
    map.kind === 'empathy' ? personas[0]?.name.trim() || 'Persona' : `Stage ${number}`
  return stages.map(({ stage, steps: inStage }, index) => ({
    title: stage.title.trim() || usual(index + 1),
    color: stage.color,
    details: [...detailsOf(stage), ...numbersAt(data, stage.id)],
    steps: inStage.map(
      (step): ToldStep => ({
        id: step.id,
        title: step.title.trim() || `Step ${numbers.get(step.id)}`,
        moment: step.moment,
        details: [...detailsOf({ ...step, goal: '' }), ...numbersAt(data, step.id)],
      }),
    ),
  }))
}

/** How many reached a stage, or a step that has numbers of its own beside others, and what part of those before did not. */
function numbersAt(data: MapData | undefined, placeId: string): string[] {
  if (!data) return []
  const isOnWay = wayOf(data, data.slice).some(({ id }) => id === placeId)
  const isStep = data.stages.some(
    (columns) => columns.steps.some(({ id }) => id === placeId) && hasOwnSteps(columns, data.slice),
  )
  if (!isOnWay && !isStep) return []
  return [data.slice, ...(data.beside ? [data.beside] : [])].flatMap((slice) => {
    const figures = figuresAt(slice, placeId)
    if (!figures) return []
    const drops = dropsOf(data, slice)
    const drop = drops.find(({ to }) => to.id === placeId)
    const lost = drop && drop.share !== null ? `${dropWords(drop)} after ${drop.from.title}` : ''
    const worst = drop && drop === worstDrop(drops) ? ', the worst drop' : ''
    const whose = data.beside ? `${sliceWords(slice)}: ` : ''
    const reached = `${whose}${reachedWords(data.dataSet)}: ${countWords(figures.reached)}`
    return [lost === '' ? reached : `${reached} (${lost}${worst})`]
  })
}

const detailsOf = ({
  goal,
  duration,
  expectation,
}: Pick<Stage, 'goal' | 'duration' | 'expectation'>): string[] =>
  [
    goal.trim(),
    duration.trim() === '' ? '' : `Takes ${duration.trim()}`,
    expectation.trim() === '' ? '' : `Expects: ${expectation.trim()}`,
  ].filter((words) => words !== '')

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  customer: 'Customer actions',
  'frontstage-people': 'Frontstage people',
  'frontstage-technology': 'Frontstage technology',
  backstage: 'Backstage actions',
  support: 'Support processes',
  policy: 'Policies',
}

const tellLaneWith = (tell: TellLane, lane: Lane, index: number): ToldLane => ({
  title: lane.title.trim() || `Lane ${index + 1}`,
  color: lane.color,
  details: [
    ...(lane.role === null || sameWords(lane.title, ROLE_WORDS[lane.role]) ? [] : [ROLE_WORDS[lane.role]]),
    ...(lane.kind === 'sentiment' && lane.levels.length > 0
      ? [`From best to worst: ${levelWords(lane).join(', ')}`]
      : []),
    ...(lane.kind === 'channels' && lane.channels.length > 0
      ? [`Channels: ${lane.channels.join(', ')}`]
      : []),
  ],
  lineBelow: lane.lineBelow === null ? null : BLUEPRINT_LINE_LABELS[lane.lineBelow],
  cells: tell(lane),
})

const sameWords = (one: string, other: string): boolean => foldName(one) === foldName(other)

function tellConnectors(view: MapView): Item[] {
  const cards = new Map(
    [...view.cells.values()].flatMap((row) => [...row.values()].flat()).map((card) => [card.id, card]),
  )
  const nameOf = (cardId: string): string => {
    const card = cards.get(cardId)
    return quoted(card?.text.trim() || (card && describeCard(card)) || 'Card without text')
  }
  return view.connectors.map(({ fromId, toId, kind, label }) => ({
    lead: `${nameOf(fromId)} ${kind === 'cause' ? 'brings about' : 'leads to'} ${nameOf(toId)}`,
    detail: label.trim(),
  }))
}
