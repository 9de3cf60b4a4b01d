import { type RefObject, useLayoutEffect, useRef } from 'react'
import { placeAfterChange, rebaseTyping } from './live-text.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/** What a live text field is bound to. */
export interface LiveTextBinding {
  /** What the document says, as of this rendering. */
  readonly value: string
  /** What the document says right now. */
  readonly latest: () => string
  readonly write: (text: string) => void
}

/**
 * Binds a text field to a text that others may be typing into too. The field keeps its own content and caret: what
 * comes from elsewhere is worked in around the caret, and a half-composed character (accents, Chinese, Japanese) is
 * left in peace until it is finished.
 */
export function useLiveText<E extends TextElement>({ value, latest, write }: LiveTextBinding) {
  const field: RefObject<E | null> = useRef(null)
  const agreed = useRef(value)
  const isComposing = useRef(false)
  const bringInLine = (): void => {
    const element = field.current
    if (!element || isComposing.current) return
    agreed.current = latest()
    showText(element, agreed.current)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the text is what this waits for
  useLayoutEffect(bringInLine, [value])
  const take = (): void => {
    const element = field.current
    if (!element || isComposing.current) return
    write(rebaseTyping(agreed.current, element.value, latest()))
    bringInLine()
  }
  return {
    ref: field,
    defaultValue: value,
    onInput: take,
    onCompositionStart: () => {
      isComposing.current = true
    },
    onCompositionEnd: () => {
      isComposing.current = false
      take()
    },
  }
}

function showText(element: TextElement, text: string): void {
  const before = element.value
  if (before === text) return
  const { selectionStart, selectionEnd } = element
  element.value = text
  if (document.activeElement !== element || selectionStart === null || selectionEnd === null) return
  element.setSelectionRange(
    placeAfterChange(selectionStart, before, text),
    placeAfterChange(selectionEnd, before, text),
  )
}
