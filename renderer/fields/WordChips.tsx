import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { IconButton } from '#renderer/ui/IconButton.tsx'

/** Longest tag or channel the model takes. */
const LONGEST_WORD = 80

/** A field to add words of one's own with: Enter, a comma or the button. Several at once, parted by commas, are fine too. */
export function AddWord({
  label,
  placeholder,
  suggestions,
  onAdd,
}: {
  readonly label: string
  readonly placeholder: string
  readonly suggestions: readonly string[]
  readonly onAdd: (words: readonly string[]) => void
}) {
  const id = useId()
  const [draft, setDraft] = useState('')
  const add = (): void => {
    const words = splitWords(draft)
    if (words.length > 0) onAdd(words)
    setDraft('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== ',')) return
    event.preventDefault()
    add()
  }
  return (
    <span className="field-box inspector-add-word">
      <input
        aria-label={label}
        list={`${id}-suggestions`}
        placeholder={placeholder}
        maxLength={LONGEST_WORD}
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={`${id}-suggestions`}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
      {draft.trim() === '' ? null : (
        <IconButton label="Add" size="small" icon={<Plus size={16} />} onClick={add} />
      )}
    </span>
  )
}

const splitWords = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim().replace(/^#/, ''))
    .filter((word) => word !== '')

/** Words that can be taken away again. `isShared` is false where only some of several cards have the word. */
export function WordChips({
  words,
  isShared,
  onRemove,
}: {
  readonly words: readonly string[]
  readonly isShared: (word: string) => boolean
  readonly onRemove: (word: string) => void
}) {
  if (words.length === 0) return null
  const remove = (word: string, index: number, button: HTMLElement): void => {
    const field = button.closest('fieldset')
    onRemove(word)
    // The button that had the keyboard is gone with its word; the next one takes over, or the field to add others.
    requestAnimationFrame(() => {
      const buttons = field?.querySelectorAll<HTMLElement>('.inspector-word button') ?? []
      const next = buttons[Math.min(index, buttons.length - 1)] ?? field?.querySelector('input')
      next?.focus()
    })
  }
  return (
    <ul className="inspector-chips">
      {words.map((word, index) => (
        <li key={word} className="inspector-word" data-some={!isShared(word) || undefined}>
          <span>{word}</span>
          <button
            type="button"
            aria-label={`Remove ${word}`}
            onClick={(event) => remove(word, index, event.currentTarget)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
