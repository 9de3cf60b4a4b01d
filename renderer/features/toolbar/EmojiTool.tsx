import { Smile } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useRef, useState } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { EmojiPicker } from '#renderer/ui/emoji/EmojiPicker.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import type { Card } from '#shared/model/card.ts'
import { insertedAt } from './inserted-at.ts'

/** Puts an emoji where one types, or behind the text of what is selected. */
export function EmojiTool({ card }: { readonly card: Card }) {
  const project = useProject()
  const [open, setOpen] = useState(false)
  const caret = useRef<number | null>(null)
  const pick = (sign: string): void => {
    setOpen(false)
    const { text } = project.session.snapshot.getState().cards[card.id] ?? card
    const next = insertedAt(text, caret.current, sign)
    perform(project, 'Insert emoji', [{ type: 'cards.edit', ids: [card.id], changes: { text: next } }])
  }
  return (
    <Popover
      label="Emoji"
      open={open}
      onOpenChange={(next) => {
        // The field closes as the picker takes the keyboard; where its caret stood is where the sign goes.
        if (next) caret.current = caretIn(document.activeElement)
        setOpen(next)
      }}
      trigger={
        <Toolbar.Button asChild>
          <IconButton label="Emoji" icon={<Smile size={18} />} size="small" side="top" />
        </Toolbar.Button>
      }
    >
      <EmojiPicker onPick={pick} />
    </Popover>
  )
}

const caretIn = (element: Element | null): number | null =>
  element instanceof HTMLTextAreaElement ? element.selectionEnd : null
