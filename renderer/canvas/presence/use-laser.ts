import { useEffect } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import { singleKeys } from '#renderer/ui/single-keys.ts'

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'

/** Holding L makes the pointer a laser. With two cards selected the same key connects them, and does only that. */
export function useLaser(): void {
  const { window: store } = useProject()
  useEffect(() => {
    let isHeld = false
    const press = ({ code, ctrlKey, metaKey, altKey, shiftKey, repeat, target }: KeyboardEvent) => {
      const isPlain = code === 'KeyL' && !ctrlKey && !metaKey && !altKey && !shiftKey && !repeat
      const isTyping = target instanceof Element && target.closest(TYPED_INTO) !== null
      const { selection, cell } = store.getState()
      // On an empty cell a letter begins a card with it.
      const isFree = selection.size !== 2 && (selection.size > 0 || cell === null)
      if (!isPlain || isTyping || !isFree || !singleKeys.getState().on) return
      isHeld = true
      store.setState({ laser: true })
    }
    const release = () => {
      if (!isHeld) return
      isHeld = false
      store.setState({ laser: false })
    }
    const releaseKey = ({ code }: KeyboardEvent) => (code === 'KeyL' ? release() : undefined)
    window.addEventListener('keydown', press)
    window.addEventListener('keyup', releaseKey)
    window.addEventListener('blur', release)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('keyup', releaseKey)
      window.removeEventListener('blur', release)
    }
  }, [store])
}
