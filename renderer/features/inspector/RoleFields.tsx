import { LiveLine } from '#renderer/fields/LiveText.tsx'
import type { Card } from '#shared/model/card.ts'
import { useCardText } from './use-edit.ts'
import { useOwners } from './use-owners.ts'

/** Who or what does it: a person, a team, a system. */
export function RoleFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const { placeholder = 'Waiter, booking system', ...owner } = useCardText(cards, 'owner')
  return <LiveLine label="Who or what acts" placeholder={placeholder} {...owner} suggestions={useOwners()} />
}
