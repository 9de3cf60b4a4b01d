import { useRoom } from '../room-context.ts'
import { writingIn } from '../state/my-cards.ts'

/** What somebody wrote and the host has not, to be read and copied where it cannot be sent just now. */
export function Unsent() {
  const pending = useRoom((state) => state.pending)
  const texts = pending.map((message) => writingIn(message)?.text.trim() ?? '').filter((text) => text !== '')
  if (texts.length === 0) return null
  return (
    <section className="unsent" aria-label="Kept on this device">
      <h2>
        Kept on this device: {texts.length} {texts.length === 1 ? 'thing' : 'things'} you wrote
      </h2>
      <ul>
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and their order stays
          <li key={index}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
