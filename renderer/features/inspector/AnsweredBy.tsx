import { useMapModel } from '#renderer/session/session-context.tsx'
import { CardLink } from './CardLink.tsx'

/** The opportunities that answer a pain; nothing where there are none yet. */
export function AnsweredBy({ painId }: { readonly painId: string }) {
  const snapshot = useMapModel()?.snapshot
  const answers = Object.values(snapshot?.cards ?? {}).filter(
    ({ kind, painIds }) => kind === 'opportunity' && painIds.includes(painId),
  )
  if (answers.length === 0) return null
  return (
    <div className="field">
      <span className="field-label">Answered by</span>
      {answers.map((card) => (
        <CardLink key={card.id} card={card} />
      ))}
    </div>
  )
}
