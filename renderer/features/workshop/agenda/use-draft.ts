import { useEffect, useRef, useState } from 'react'

/** How long typing rests before it is said, in milliseconds. */
const REST = 500

/** A text while it is typed: said when typing rests, when the field is left, and when it is taken off the screen. */
export function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, value, commit })
  latest.current = { draft, value, commit }
  const say = () => {
    const { draft: text, value: known, commit: tell } = latest.current
    if (text !== null && text !== known) tell(text)
  }
  const sayNow = useRef(say)
  useEffect(() => {
    if (draft === null) return
    const timer = setTimeout(() => sayNow.current(), REST)
    return () => clearTimeout(timer)
  }, [draft])
  useEffect(() => () => sayNow.current(), [])
  return {
    value: draft ?? value,
    onChange: setDraft,
    onBlur: () => {
      sayNow.current()
      setDraft(null)
    },
  }
}
