import './present.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useRoom } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { themeStore } from '#renderer/ui/theme.ts'
import { CardView } from './CardView.tsx'
import type { Deck, Slide } from './deck/deck.ts'
import { type Message, openLink } from './link.ts'
import { SlideView } from './SlideView.tsx'
import { SpokenSlide } from './SpokenSlide.tsx'
import { slideAt } from './show.ts'
import { useDeck } from './use-deck.ts'
import { useShape } from './use-shape.ts'

type Shown = Extract<Message, { type: 'shows' }>

/**
 * What the whole room looks at: the slide that is presented in this browser, else the stage or cell that the room was
 * shown, else all of the map. As large as the box it is given, and readable from afar.
 */
export function HallPicture() {
  const project = useProject()
  const model = useMapModel()
  const [shown, setShown] = useState<Shown | null>(null)
  const wanted = useRoom(({ view }) => view?.spotlight?.mapId ?? view?.showing?.mapId ?? view?.mapId ?? null)
  const mapId = shown?.mapId ?? wanted
  useEffect(() => {
    const link = openLink(project.entry.id, (message) => {
      if (message.type === 'shows') setShown(message)
      if (message.type === 'over') setShown(null)
    })
    link.say({ type: 'hello' })
    return () => link.close()
  }, [project])
  useEffect(() => {
    if (mapId !== null) project.window.setState({ mapId })
  }, [project, mapId])
  const box = useRef<HTMLDivElement>(null)
  return (
    <div ref={box} className="hall">
      {model === null ? null : shown && shown.mapId === model.view.map.id ? (
        <Mirrored model={model} shown={shown} />
      ) : (
        <OfTheRoom model={model} box={box} />
      )}
    </div>
  )
}

/** The same slide as in the window that presents, as it is there. */
function Mirrored({ model, shown }: { readonly model: MapModel; readonly shown: Shown }) {
  const { state, insights } = shown
  const deck = useDeck(model, state.order, shown.shape, insights)
  if (state.blank) return <div className="present-blank" />
  const { slide } = slideAt(deck, state)
  return (
    <Picture model={model} deck={deck} slide={slide} moments={insights} cell={state.cell}>
      {state.cardId !== null && slide.kind === 'part' ? (
        <Closeup deck={deck} slide={slide} cardId={state.cardId} />
      ) : null}
    </Picture>
  )
}

function Closeup(props: Omit<Parameters<typeof CardView>[0], 'theme'>) {
  const theme = useStore(themeStore, (store) => store.theme)
  return <CardView {...props} theme={theme} />
}

/** What somebody who leads put in front without presenting; a stage of several slides is turned with the arrow keys. */
function OfTheRoom({
  model,
  box,
}: {
  readonly model: MapModel
  readonly box: React.RefObject<HTMLDivElement | null>
}) {
  const shape = useShape(box)
  const deck = useDeck(model, 'stages', shape, true)
  const cell = useRoom(({ view }) => view?.spotlight ?? null)
  const stageId = useRoom(({ view }) => view?.showing?.stageId ?? null)
  const slides = slidesFor(deck, { cell: cell?.mapId === model.view.map.id ? cell : null, stageId })
  const about = slides[0]?.id ?? ''
  const [turned, setTurned] = useState({ about, by: 0 })
  const at = turned.about === about ? Math.min(turned.by, slides.length - 1) : 0
  const slide = slides[at]
  useArrows((by) => setTurned({ about, by: Math.max(0, Math.min(slides.length - 1, at + by)) }))
  if (!slide) return null
  return (
    <Picture model={model} deck={deck} slide={slide} moments cell={slide.kind === 'part' ? cell : null} />
  )
}

/** The slides that tell of a cell or a stage; the whole map where nothing was asked for, or it is not there. */
export function slidesFor(
  { slides }: Pick<Deck, 'slides'>,
  { cell, stageId }: { readonly cell: CellId | null; readonly stageId: string | null },
): readonly Slide[] {
  const holding =
    cell &&
    slides.find(
      (slide) =>
        slide.kind === 'part' &&
        slide.laid.part.lanes.some(({ id }) => id === cell.laneId) &&
        slide.laid.part.steps.some(({ id }) => id === cell.stepId),
    )
  if (holding) return [holding]
  const told = slides.filter((slide) => slide.kind === 'part' && slide.about === `stage:${stageId}`)
  if (stageId !== null && told.length > 0) return told
  return slides
    .filter(({ kind }) => kind === 'map')
    .concat(slides.slice(0, 1))
    .slice(0, 1)
}

function useArrows(turn: (by: 1 | -1) => void): void {
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowRight' || key === 'PageDown') latest.current(1)
      if (key === 'ArrowLeft' || key === 'PageUp') latest.current(-1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function Picture({
  model,
  deck,
  slide,
  moments,
  cell,
  children,
}: {
  readonly model: MapModel
  readonly deck: Deck
  readonly slide: Slide
  readonly moments: boolean
  readonly cell: CellId | null
  readonly children?: ReactNode
}) {
  const theme = useStore(themeStore, (store) => store.theme)
  return (
    <>
      <div className="present-slide" key={slide.id}>
        <SlideView
          deck={deck}
          slide={slide}
          layout={model.layout}
          moments={moments}
          theme={theme}
          dimmed={model.dimmed}
          cell={cell}
        />
      </div>
      {children}
      <SpokenSlide deck={deck} slide={slide} />
    </>
  )
}
