import { useDeeds, useDeedsState } from '../room-context.ts'

/** What the host would not take, and why. The words stay until their author has done something with them. */
export function RefusedCards({ onTake }: { readonly onTake: (text: string) => void }) {
  const deeds = useDeeds()
  const refused = useDeedsState((state) => state.refused)
  if (refused.length === 0) return null
  return (
    <section className="refused" aria-label="Not taken">
      <ul>
        {refused.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and their order stays
          <li key={index}>
            <p className="my-card-text">{one.card.text}</p>
            <p className="refused-why">{one.reason}</p>
            <div className="my-card-foot">
              <button type="button" className="button" data-tone="quiet" onClick={() => deeds.forgive(one)}>
                Throw away
              </button>
              <button
                type="button"
                className="button"
                onClick={() => {
                  onTake(one.card.text)
                  deeds.forgive(one)
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
