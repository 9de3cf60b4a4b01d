import './present.css'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { openPresenterWindow } from '#renderer/actions/present-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { CardView } from './CardView.tsx'
import { ControlBar } from './ControlBar.tsx'
import { KeySheet } from './KeySheet.tsx'
import { NotesStrip } from './NotesStrip.tsx'
import { SlideGrid } from './SlideGrid.tsx'
import { SlideView } from './SlideView.tsx'
import { SpokenSlide } from './SpokenSlide.tsx'
import { useHand } from './use-hand.ts'
import { useIdle } from './use-idle.ts'
import { useShow } from './use-show.ts'

/** The map shown to the room, slide by slide. Fills the window; nothing of the chrome is there. */
export function Presentation() {
  const model = useMapModel()
  return model ? <Show model={model} /> : null
}

function Show({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const root = useRef<HTMLElement>(null)
  const { state, deck, slide, index, insights, sheet, notes, act, local, leave, closeSheet } = useShow(
    model,
    root,
  )
  const theme = useStore(themeStore, (store) => store.theme)
  const idle = useIdle()
  const hand = useHand(root, deck, slide, state, act)
  const common = { deck, layout: model.layout, moments: insights, theme, dimmed: model.dimmed }
  return (
    <main
      ref={root}
      className="present"
      aria-label="Presentation"
      tabIndex={-1}
      data-idle={idle || undefined}
      {...hand}
    >
      {state.blank ? (
        <div className="present-blank" />
      ) : (
        <>
          <div className="present-slide" key={slide.id}>
            <SlideView {...common} slide={slide} cell={state.cell} />
            {state.cardId !== null && slide.kind === 'part' ? (
              <CardView deck={deck} slide={slide} cardId={state.cardId} theme={theme} />
            ) : null}
          </div>
          <div className="present-progress" aria-hidden="true">
            {index + 1} / {deck.slides.length}
          </div>
          {notes ? <NotesStrip slide={slide} view={deck.view} /> : null}
        </>
      )}
      <SpokenSlide deck={deck} slide={slide} />
      <p className="visually-hidden" role="status">
        {state.blank ? 'The screen is blank' : `Slide ${index + 1} of ${deck.slides.length}: ${slide.label}`}
      </p>
      <ControlBar
        state={state}
        insights={insights}
        notes={notes}
        isFirst={index === 0}
        isLast={index === deck.slides.length - 1}
        kind={deck.view.map.kind}
        onAct={act}
        onLocal={local}
        onWindow={() => openPresenterWindow(project)}
        onLeave={leave}
      />
      {sheet === 'slides' ? (
        <SlideGrid
          {...common}
          current={slide.id}
          onChoose={(id) => {
            closeSheet()
            act({ kind: 'go', id })
          }}
          onClose={closeSheet}
        />
      ) : null}
      <KeySheet open={sheet === 'keys'} onClose={closeSheet} />
    </main>
  )
}
