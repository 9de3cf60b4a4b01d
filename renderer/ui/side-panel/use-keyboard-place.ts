import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'
import { lastInputWasKey } from './last-input.ts'

/**
 * The keyboard's way into the panel and out of it. Opened by a key, the panel gets the keyboard at once; F6 goes to and
 * fro; Esc and closing bring it back to where it came from, the map mostly.
 */
export function useKeyboardPlace(frame: RefObject<HTMLElement | null>) {
  const origin = useRef<HTMLElement | null>(null)
  const enter = (): void => focusSheet(frame.current)
  const goBack = (): void => {
    if (origin.current?.isConnected) origin.current.focus({ preventScroll: true })
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const noteOrigin = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
      origin.current = relatedTarget
  }
  useEffect(() => {
    if (lastInputWasKey()) focusSheet(frame.current)
  }, [frame])
  useEffect(() => {
    const toAndFro = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.defaultPrevented) return
      event.preventDefault()
      if (frame.current?.contains(document.activeElement)) goBack()
      else enter()
    }
    window.addEventListener('keydown', toAndFro)
    return () => window.removeEventListener('keydown', toAndFro)
  })
  return { enter, goBack, noteOrigin }
}

/** The sheet itself, so that the next Tab comes to its first field. */
const focusSheet = (frame: HTMLElement | null): void =>
  frame?.querySelector<HTMLElement>('.side-panel-sheet:not([data-state="inactive"])')?.focus()
