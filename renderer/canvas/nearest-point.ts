import type { SentimentPoint } from '#shared/layout/sentiment-layout.ts'

/** The point of a step nearest to a height; of several at one height the active persona's. */
export function nearestPoint(
  points: readonly SentimentPoint[],
  stepId: string,
  y: number,
  personaId: string | null,
): SentimentPoint | null {
  const [nearest] = points
    .filter((point) => point.stepId === stepId)
    .map((point) => ({
      point,
      far: Math.abs(point.y - y),
      other: point.card.personaId === personaId ? 0 : 1,
    }))
    .sort((a, b) => a.far - b.far || a.other - b.other)
  return nearest?.point ?? null
}
