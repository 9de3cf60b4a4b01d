import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { CHANNELS } from '#shared/model/vocabulary.ts'
import { typedTexts } from '#test/support/typed-texts.ts'

/** The texts that a format shows of a map. */
export type Texts = (view: MapView, snapshot: Snapshot) => readonly string[]

const said = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '')

/** All that people typed. */
export const allTexts: Texts = typedTexts

/** Channels that have a sign of their own, which may stand for the word. */
const SIGNS: ReadonlySet<string> = new Set(CHANNELS)

/** On a drawing personas stand as the map shows them: not at all, with a name and a line, or with their whole sheet. */
export const drawnTexts: Texts = (view) => {
  const { personaDetail, showBackstory, kind } = view.map
  const isShown = personaDetail === 'full' || (personaDetail === 'brief' && kind === 'journey')
  const inBrief = view.personas.map((persona) => ({ ...persona, quote: '', about: '', goals: '' }))
  const traits = [...view.traits].map(([id, all]) => {
    const shown = all.filter((trait) =>
      trait.kind.startsWith('backstory') ? showBackstory : personaDetail === 'full',
    )
    return [id, shown] as const
  })
  const texts = typedTexts({
    ...view,
    personas: personaDetail === 'full' ? view.personas : isShown ? inBrief : [],
    traits: new Map(traits),
  })
  return texts.filter((text) => !SIGNS.has(text))
}

const titlesOf = ({ map, stages, steps, lanes }: MapView): readonly string[] =>
  [map, ...stages.map(({ stage }) => stage), ...steps, ...lanes].map(({ title }) => title)

const cardsOf = ({ cells }: MapView) => [...cells.values()].flatMap((row) => [...row.values()].flat())

/** A grid holds titles and what cards say. */
export const gridTexts: Texts = (view) => said([...titlesOf(view), ...cardsOf(view).map(({ text }) => text)])

/** A table of cards holds all that is typed on cards, with the names and titles that they are told by. */
export const cardTexts: Texts = (view, snapshot) => {
  const nothing = { stages: [], steps: [], lanes: [], connectors: [], notes: [], personas: [] }
  const onCards = typedTexts({ ...view, ...nothing, traits: new Map(), map: { ...view.map, title: '' } })
  const personas = cardsOf(view).map(({ personaId }) => snapshot.personas[personaId ?? '']?.name ?? '')
  const [, ...titles] = titlesOf(view)
  return said([...onCards, ...personas, ...titles])
}

export const workbookTexts: Texts = (view, snapshot) => [
  ...gridTexts(view, snapshot),
  ...cardTexts(view, snapshot),
]

/** A journey of Mermaid holds titles of the map, of stages and of steps, and who is there. */
export const mermaidTexts: Texts = ({ map, stages, steps }) =>
  said([map.title, ...stages.map(({ stage }) => stage.title), ...steps.map(({ title }) => title)])

/** Whole projects hold every map. */
export const projectTexts: Texts = (_view, snapshot) =>
  said(mapsOf(snapshot).flatMap(({ id }) => typedTexts(viewMap(snapshot, id) as MapView)))
