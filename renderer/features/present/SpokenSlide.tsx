import { describeCard } from '#shared/layout/describe-card.ts'
import { describePersona } from '#shared/layout/drawing/draw-header.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Deck, PartSlide, Slide } from './deck/deck.ts'

/** A slide for readers aloud: the drawing is hidden from them. */
export function SpokenSlide({ deck, slide }: { readonly deck: Deck; readonly slide: Slide }) {
  return (
    <div className="visually-hidden">
      <h1>{slide.label}</h1>
      <Words deck={deck} slide={slide} />
    </div>
  )
}

function Words({ deck, slide }: { readonly deck: Deck; readonly slide: Slide }) {
  const { view } = deck
  switch (slide.kind) {
    case 'title':
      return (
        <>
          <p>{scopeSentence(view.map, view.personas)}</p>
          <ul>
            {view.personas.map((persona) => (
              <li key={persona.id}>{describePersona(persona)}</li>
            ))}
          </ul>
        </>
      )
    case 'map':
      return (
        <ol>
          {view.stages.map(({ stage, steps }) => (
            <li key={stage.id}>
              {[stage.title, ...steps.map(({ title }) => title)].filter(Boolean).join(', ')}
            </li>
          ))}
        </ol>
      )
    case 'end':
      return (
        <ol>
          {[...slide.takeaways.pains, ...slide.takeaways.opportunities].map(({ id, text, detail }) => (
            <li key={id}>{[text, detail].filter(Boolean).join(', ')}</li>
          ))}
        </ol>
      )
    case 'part':
      return <Cells deck={deck} slide={slide} />
  }
}

function Cells({ deck: { view, whole }, slide }: { readonly deck: Deck; readonly slide: PartSlide }) {
  const { part, view: shown } = slide.laid
  const { goal, duration, expectation } = slide.heading.words
  return (
    <>
      <p>{[goal, duration, expectation].filter(Boolean).join(', ')}</p>
      {part.steps.map((step, index) => (
        <section key={step.id}>
          <h2>{step.title || `Step ${view.steps.indexOf(step) + 1 || index + 1}`}</h2>
          <ul>
            {part.lanes.flatMap((lane) =>
              cardsIn(shown, lane.id, step.id).map((card) => (
                <li key={card.id}>{`${lane.title}: ${describeCard(card, whole.contexts(card))}`}</li>
              )),
            )}
          </ul>
        </section>
      ))}
    </>
  )
}
