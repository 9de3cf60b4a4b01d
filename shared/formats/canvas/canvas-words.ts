import { describeCard } from '#shared/layout/describe-card.ts'
import { quotedWords } from '#shared/layout/persona-words.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { groupOf, type MapView } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import { type Trait, traitLabel } from '#shared/model/trait.ts'
import { BLUEPRINT_LINE_LABELS } from '#shared/model/vocabulary.ts'
import type { Kept } from './kept.ts'
import { textOfMarkdown } from './markdown.ts'

/*
 * What a node says below what a person typed: what the drawing of the map shows beside it. It is made of fields and never
 * read back, except from the node's own key.
 */

const lines = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n')
const labelled = (label: string, text: string): string => (text.trim() === '' ? '' : `${label}: ${text}`)

/** Goal, time span and expectation of a stage. */
export const moreOfStage = ({ goal, duration, expectation }: Stage): string =>
  lines(labelled('Goal', goal), labelled('Takes', duration), labelled('Expects', expectation))

/** What a step's title on the map shows beside the title. */
export const moreOfStep = ({ moment, duration, expectation }: Step): string =>
  lines(moment ? 'A moment that matters' : '', labelled('Takes', duration), labelled('Expects', expectation))

/** A lane's own words, and the line below it. */
export const moreOfLane = ({ levels, channels, lineBelow }: Lane): string =>
  lines(
    labelled('Levels', levels.join(', ')),
    labelled('Channels', channels.join(', ')),
    lineBelow === null ? '' : BLUEPRINT_LINE_LABELS[lineBelow],
  )

/** A persona's sheet. */
export const moreOfPersona = (persona: Persona, traits: readonly Trait[]): string =>
  lines(
    ...[persona.role, persona.about],
    ...[quotedWords(persona.motto), quotedWords(persona.quote)],
    labelled('Goals', persona.goals),
    ...traits.map((trait) => labelled(traitLabel(trait) || 'More', trait.text)),
  )

/** All that a card's drawing says beside its text. */
export function moreOfCard(card: Card, view: MapView): string {
  const linkedTitle = card.linkedMapId === null ? undefined : view.mapTitles.get(card.linkedMapId)
  const words = describeCard(
    { ...card, text: '' },
    { ...(linkedTitle !== undefined && { linkedTitle }), group: groupOf(view, card)?.title },
  )
  const persona = view.personas.find(({ id }) => id === card.personaId)
  const whose = card.kind === 'sentiment' && persona ? persona.name : ''
  return whose.trim() === '' ? words : `${whose}: ${words}`
}

/** What a node that is no text is called on a card: its file, address or label. */
export function wordsOfKept({ type, file, subpath, url, label, text }: Kept): string {
  if (type === 'file') return `${said(file)}${said(subpath)}`
  if (type === 'link') return said(url)
  if (type === 'group') return said(label)
  if (type === undefined || type === 'text') return textOfMarkdown(said(text))
  return said(label) || said(text) || said(type)
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
