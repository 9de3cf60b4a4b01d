import { openLinkedMap } from '#renderer/actions/link-actions.ts'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { UNNAMED_PERSONA } from '#renderer/actions/persona-actions.ts'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { Portrait } from '#renderer/fields/ShapeIcon.tsx'
import { MIXED, type Mixed, sharedValue } from '#renderer/fields/shared-values.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { Select, type SelectOption } from '#renderer/ui/Select.tsx'
import type { Card } from '#shared/model/card.ts'
import { mapsOf, personasOf } from '#shared/model/map-view.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { CardLink } from './CardLink.tsx'
import { useCardText, useEditCards } from './use-edit.ts'

type Cards = readonly [Card, ...Card[]]

/** What is asked for less often: whom it is about, the map that tells more, who wrote it, where it came from. */
export function MoreOfCard({ cards }: { readonly cards: Cards }) {
  const says = cards.some(
    (card) => card.author !== '' || card.linkedMapId !== null || card.counterpartId !== null,
  )
  return (
    <Disclosure
      label="More"
      startOpen={says || (cards[0].kind !== 'sentiment' && cards[0].personaId !== null)}
    >
      {cards.some((card) => card.kind === 'sentiment') ? null : <AboutField cards={cards} />}
      {cards.some((card) => isStepValue(card.kind)) ? null : <LinkField cards={cards} />}
      <AuthorField cards={cards} />
      {cards.length === 1 ? <CameFrom card={cards[0]} /> : null}
    </Disclosure>
  )
}

/** Stands for `null`: an option needs a value. */
const NONE = 'none'

const chosen = (value: string | null | Mixed, options: readonly SelectOption<string>[]): string =>
  value === MIXED ? '' : options.some((option) => option.value === value) ? (value ?? NONE) : NONE

function AboutField({ cards }: { readonly cards: Cards }) {
  const snapshot = useMapModel()?.snapshot
  const edit = useEditCards(cards)
  const personas = snapshot ? personasOf(snapshot) : []
  if (personas.length === 0) return null
  const options = [
    { value: NONE, label: 'Everybody' },
    ...personas.map((persona) => ({
      value: persona.id,
      label: persona.name.trim() || UNNAMED_PERSONA,
      icon: <Portrait persona={persona} size={18} />,
    })),
  ]
  return (
    <Select
      label="About"
      value={chosen(sharedValue(cards, 'personaId'), options)}
      placeholder="They differ"
      options={options}
      onChange={(next) => edit('Set persona', { personaId: next === NONE ? null : next })}
    />
  )
}

function LinkField({ cards }: { readonly cards: Cards }) {
  const project = useProject()
  const model = useMapModel()
  const edit = useEditCards(cards)
  const others = model ? mapsOf(model.snapshot).filter(({ id }) => id !== model.view.map.id) : []
  if (others.length === 0) return null
  const options = [
    { value: NONE, label: 'No map' },
    ...others.map(({ id, title }) => ({ value: id, label: title.trim() || UNTITLED_MAP })),
  ]
  const value = chosen(sharedValue(cards, 'linkedMapId'), options)
  return (
    <div className="inspector-together">
      <Select
        label="Told in detail on"
        value={value}
        placeholder="They differ"
        options={options}
        onChange={(next) => edit('Link to map', { linkedMapId: next === NONE ? null : next })}
      />
      {value === NONE || value === '' ? null : (
        <button type="button" className="inspector-link" onClick={() => openLinkedMap(project, cards[0])}>
          Go to that map
        </button>
      )}
    </div>
  )
}

function AuthorField({ cards }: { readonly cards: Cards }) {
  const table = useMapModel()?.snapshot.cards ?? {}
  const { placeholder = 'Who wrote this', ...author } = useCardText(cards, 'author')
  const known = [...new Set(Object.values(table).map((card) => card.author))].filter((name) => name !== '')
  return <LiveLine label="Author" placeholder={placeholder} {...author} suggestions={known.sort()} />
}

function CameFrom({ card: { counterpartId } }: { readonly card: Card }) {
  const source = useMapModel()?.snapshot.cards[counterpartId ?? '']
  if (!source) return null
  return (
    <div className="field">
      <span className="field-label">Came from the current state</span>
      <CardLink card={source} />
    </div>
  )
}
