import './present.css'
import './presenter.css'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { singleKeys } from '#renderer/ui/single-keys.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { CardView } from './CardView.tsx'
import { Clock } from './Clock.tsx'
import { type Message, openLink } from './link.ts'
import { NotesText } from './NotesStrip.tsx'
import { SlideView } from './SlideView.tsx'
import { slideAt } from './show.ts'
import { meaningOf } from './show-keys.ts'
import { useDeck } from './use-deck.ts'
import { isForButton } from './use-show.ts'

type Shown = Extract<Message, { type: 'shows' }>

/** The window that only the presenter sees: this slide and the next, notes and a clock. It turns the slides in the hall. */
export function PresenterWindow() {
  const project = useProject()
  const model = useMapModel()
  const [shown, setShown] = useState<Shown | null>(null)
  const say = useLinkToHall(setShown)
  useEffect(() => {
    if (shown?.mapId) project.window.setState({ mapId: shown.mapId })
  }, [project, shown?.mapId])
  useEffect(() => {
    document.title = `Presenter’s notes – ${model?.view.map.title || 'Throughline'}`
  }, [model?.view.map.title])
  useEffect(() => {
    if (!shown) return
    const press = (event: KeyboardEvent) => {
      if (isForButton(event)) return
      const found = meaningOf(event, shown.state, singleKeys.getState().on)
      if (!found) return
      if ('local' in found && found.local !== 'out') return
      event.preventDefault()
      say('act' in found ? { type: 'act', act: found.act } : { type: 'out' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [shown, say])
  return model && shown && shown.mapId === model.view.map.id ? (
    <Desk model={model} shown={shown} say={say} />
  ) : (
    <Waiting />
  )
}

/** Hears what the hall sees, and asks for it until somebody presents. */
function useLinkToHall(onShown: (shown: Shown | null) => void): (message: Message) => void {
  const { entry } = useProject()
  const [say, setSay] = useState<(message: Message) => void>(() => () => {})
  useEffect(() => {
    const link = openLink(entry.id, (message) => {
      if (message.type === 'shows') onShown(message)
      if (message.type === 'over') onShown(null)
    })
    setSay(() => link.say)
    link.say({ type: 'hello' })
    return () => link.close()
  }, [entry.id, onShown])
  return say
}

function Waiting() {
  return (
    <main className="presenter-waiting" aria-live="polite">
      <h1>Nobody presents this project now</h1>
      <p>Start the presentation in the other window of this browser; this one follows it.</p>
    </main>
  )
}

function Desk({
  model,
  shown,
  say,
}: {
  readonly model: MapModel
  readonly shown: Shown
  readonly say: (message: Message) => void
}) {
  const theme = useStore(themeStore, (store) => store.theme)
  const { state, insights } = shown
  const deck = useDeck(model, state.order, shown.shape, insights)
  const { slide, index } = slideAt(deck, state)
  const next = deck.slides[index + 1]
  const common = { deck, layout: model.layout, moments: insights, theme, dimmed: model.dimmed }
  const ratio = { aspectRatio: `${deck.width} / 1000` }
  return (
    <main className="presenter" aria-label="Presenter’s window">
      <h1 className="visually-hidden">{slide.label}</h1>
      <section className="presenter-now" aria-label="In the hall">
        <div className="presenter-picture" style={ratio}>
          {state.blank ? (
            <p className="presenter-blank">The screen is blank</p>
          ) : (
            <SlideView {...common} slide={slide} cell={state.cell} />
          )}
          {!state.blank && state.cardId !== null && slide.kind === 'part' ? (
            <CardView deck={deck} slide={slide} cardId={state.cardId} theme={theme} />
          ) : null}
        </div>
        <div className="presenter-turn">
          <Button onClick={() => say({ type: 'act', act: { kind: 'move', by: -1 } })}>Slide before</Button>
          <span role="status">
            {index + 1} / {deck.slides.length} <span className="visually-hidden">{slide.label}</span>
          </span>
          <Button tone="accent" onClick={() => say({ type: 'act', act: { kind: 'move', by: 1 } })}>
            Next slide
          </Button>
        </div>
      </section>
      <section className="presenter-next" aria-label="Next">
        <Clock />
        <h2>Next</h2>
        {next ? (
          <div className="presenter-picture" style={ratio}>
            <SlideView {...common} slide={next} />
          </div>
        ) : (
          <p className="present-no-notes">This is the last slide.</p>
        )}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="presenter-notes" aria-label="Notes" tabIndex={0}>
        <h2>Notes</h2>
        <NotesText slide={slide} view={deck.view} />
      </section>
    </main>
  )
}
