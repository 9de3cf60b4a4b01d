import { useEffect } from 'react'
import { typeInto } from '#renderer/actions/keyboard-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'

/** A letter typed while an empty cell has the keyboard begins a card with it. Digits and signs keep their meanings. */
export function useTyping(): void {
  const project = useProject()
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      const plain =
        !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented
      const onMap =
        event.target === document.body ||
        (event.target instanceof Element && event.target.matches('.aria-grid'))
      if (
        plain &&
        onMap &&
        project.window.getState().dialog === null &&
        /^\p{L}$/u.test(event.key) &&
        typeInto(project, event.key)
      )
        event.preventDefault()
    }
    window.addEventListener('keydown', type)
    return () => window.removeEventListener('keydown', type)
  }, [project])
}
