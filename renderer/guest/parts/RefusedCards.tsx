import { useStore } from 'zustand'
import { useDeeds, useDeedsState } from '../room-context.ts'

/** What the host would not take, and why. The words stay until their author has done something with them. */
export function RefusedCards({ onTake }: { readonly onTake: (text: string) => void }) {
  const deeds = useDeeds()
  const refused = useDeedsState((state) => state.refused)
  const late = useStore(deeds.activities.cards.state, (state) => state.late)
  const all = refused.map((one) => ({
    texts: [one.card.text],
    reason: one.reason,
    forget: () => deeds.forgive(one),
  }))
  if (late.length > 0)
    all.push({
      texts: late.map(({ text }) => text),
      reason: 'The private round ended before the host had this.',
      forget: () => deeds.activities.cards.forgetLate(),
    })
  if (all.length === 0) return null
  return (
    <section className="refused" aria-label="Not taken">
      <ul>
        {all.map(({ texts, reason, forget }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and their order stays
          <li key={index}>
            <p className="my-card-text">{texts.join('\n')}</p>
            <p className="refused-why">{reason}</p>
            <div className="my-card-foot">
              <button type="button" className="button" data-tone="quiet" onClick={forget}>
                Throw away
              </button>
              <button
                type="button"
                className="button"
                onClick={() => {
                  onTake(texts.join('\n'))
                  forget()
                }}
              >
                Back into the box
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
