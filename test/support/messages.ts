import { toast } from 'sonner'

interface Message {
  /** `error` where it says what could not be done. */
  readonly type: string | undefined
  readonly message: string
  /** Presses the button on it. */
  readonly act: () => void
}

/** What the person was told last, in passing. */
export function lastMessage(): Message {
  const last = toast.getHistory().at(-1)
  if (!last || !('title' in last)) throw new Error('The person was told nothing.')
  const { type, title, action } = last
  return {
    type,
    message: String(title),
    act() {
      if (!action || typeof action !== 'object' || !('onClick' in action))
        throw new Error('It has no button.')
      ;(action.onClick as () => void)()
    },
  }
}
