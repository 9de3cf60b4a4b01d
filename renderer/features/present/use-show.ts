import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isOpeningNotes, stopPresenting, takeOpening } from '#renderer/actions/present-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { patternSettings, setPatterns } from '#renderer/session/pattern-settings.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { singleKeys } from '#renderer/ui/single-keys.ts'
import { keepOrder, keptOrder } from './present-settings.ts'
import { type Act, createShow, reduce, type ShowStore, slideAt, stepOut } from './show.ts'
import { type KeyMeaning, type Local, meaningOf } from './show-keys.ts'
import { useDeck } from './use-deck.ts'
import { useFullScreen } from './use-full-screen.ts'
import { useShape } from './use-shape.ts'
import { useShowLink } from './use-show-link.ts'
import { useTellRoom } from './use-tell-room.ts'

/** What lies over the slide in this window. */
export type Sheet = 'keys' | 'slides' | null

function openShow(): ShowStore {
  const stageId = takeOpening()
  const show = createShow(stageId === null ? keptOrder(localStorage) : 'stages')
  if (stageId !== null) show.setState({ at: { id: `stage:${stageId}:1`, index: 0 } })
  return show
}

/** A presentation of a map: where it is, and all that can be done in it, by key, hand or from the second window. */
export function useShow(model: MapModel, root: RefObject<HTMLElement | null>) {
  const project = useProject()
  const [show] = useState(openShow)
  const state = useStore(show)
  const insights = useStore(patternSettings, ({ presenting }) => presenting)
  const shape = useShape(root)
  const deck = useDeck(model, state.order, shape, insights)
  const [sheet, setSheet] = useState<Sheet>(null)
  const [notes, setNotes] = useState(false)
  const leave = useCallback(() => stopPresenting(project), [project])
  const switchFullScreen = useFullScreen(() => {
    if (!isOpeningNotes()) leave()
  })

  const act = (what: Act) => show.setState((now) => reduce(now, what, deck), true)
  const out = () => {
    const back = stepOut(show.getState())
    if (back) show.setState(back, true)
    else leave()
  }
  const locals: Readonly<Record<Local, () => void>> = {
    keys: () => setSheet('keys'),
    slides: () => setSheet('slides'),
    notes: () => setNotes(!notes),
    insights: () => setPatterns({ presenting: !insights }),
    'full-screen': switchFullScreen,
    out,
  }
  const local = (what: Local) => locals[what]()
  const closeSheet = () => {
    setSheet(null)
    root.current?.focus({ preventScroll: true })
  }
  const shownNow = slideAt(deck, state)
  useShowLink({ show, mapId: model.view.map.id, shape, insights, act, out })
  useTellRoom(model.view.map.id, shownNow.slide)
  useKeys(sheet === null, (event) => meaningOf(event, show.getState(), singleKeys.getState().on), act, local)
  useEffect(() => root.current?.focus({ preventScroll: true }), [root])
  useEffect(() => keepOrder(localStorage, state.order), [state.order])
  return { state, deck, ...shownNow, insights, sheet, notes, act, local, leave, closeSheet }
}

/** Listens to the keys of the whole window while nothing lies over the slide. Buttons keep the keys that press them. */
function useKeys(
  listens: boolean,
  meaning: (event: KeyboardEvent) => KeyMeaning | null,
  act: (act: Act) => void,
  local: (local: Local) => void,
): void {
  const latest = useRef({ meaning, act, local })
  latest.current = { meaning, act, local }
  useEffect(() => {
    if (!listens) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isForButton(event)) return
      const found = latest.current.meaning(event)
      if (!found) return
      event.preventDefault()
      if ('act' in found) latest.current.act(found.act)
      else if (!event.repeat) latest.current.local(found.local)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [listens])
}

/** Whether a key presses the button that has the keyboard. */
export const isForButton = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button') !== null
