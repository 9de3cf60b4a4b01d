import { useMemo } from 'react'
import { useMapModel } from '#renderer/session/session-context.tsx'

/** Everybody who owns or does something in this project already. */
export function useOwners(): readonly string[] {
  const cards = useMapModel()?.snapshot.cards
  return useMemo(() => {
    const named = Object.values(cards ?? {}).flatMap(({ owner, kind, text }) =>
      kind === 'owner' ? [owner, text.trim()] : [owner],
    )
    return [...new Set(named)].filter((owner) => owner !== '' && !owner.includes('\n')).sort()
  }, [cards])
}
