/** A value of one persona at one step, in the order of the steps. */
export interface SentimentValue {
  readonly stepId: string
  readonly value: number
}

export type PatternKind = 'peak' | 'trough' | 'drop' | 'sawtooth'

/** A shape in the sentiment line and the steps it spans: one for extremes, two for a drop, all of a sawtooth. */
export interface SentimentPattern {
  readonly kind: PatternKind
  readonly stepIds: readonly string[]
}

/** What a pattern is called on the line, and what to do about it. */
export const PATTERN_WORDS: Readonly<Record<PatternKind, { readonly label: string; readonly tip: string }>> =
  {
    peak: { label: 'Peak', tip: 'Make more of it: this is what people will tell others about.' },
    trough: { label: 'Trough', tip: 'Lift it: the low point colours what people remember.' },
    drop: { label: 'Rapid drop', tip: 'Look for the gap between what was expected and what happened.' },
    sawtooth: { label: 'Sawtooth', tip: 'Ups and downs in a row are exhausting: make this stretch steady.' },
  }

/** How far an extreme must stand out on both sides, and each swing of a sawtooth must go. */
const STANDS_OUT = 1
/** A fall from one step to the next that counts as rapid. */
const RAPID = 2
/** Changes of direction in a row that make a sawtooth. */
const TURNS = 3

/**
 * Finds the patterns of a sentiment line. Steps without a value are passed over, as the line passes over them.
 * - Peak, trough: a value that is higher (lower) than the line falls (rises) to on both sides before it is passed
 *   again, by 1 or more. Ends of the line are no extremes. A plateau counts once, at its first step, and so do values of
 *   one height between which the line does not fall (rise) by 1.
 * - Rapid drop: 2 or more levels from one value to the next.
 * - Sawtooth: 3 or more changes of direction in a row, each swing 1 or more. Extremes inside it are not named again.
 */
export function findPatterns(values: readonly SentimentValue[]): SentimentPattern[] {
  const saws = sawtooths(values)
  const inSaw = new Set(saws.flatMap((saw) => saw.stepIds))
  const extremes = values.flatMap((point, index): SentimentPattern[] => {
    if (inSaw.has(point.stepId)) return []
    if (isPeak(values, index, 1)) return [{ kind: 'peak', stepIds: [point.stepId] }]
    if (isPeak(values, index, -1)) return [{ kind: 'trough', stepIds: [point.stepId] }]
    return []
  })
  return [...extremes, ...drops(values), ...saws]
}

/** The way from one value to another, in hundredths at the finest: as fractions, 1.9 is less than 1 above 0.9. */
const rise = (from: number, to: number): number => Math.round((to - from) * 100) / 100

/** With `sign` −1 the line is turned upside down, so that troughs are peaks. */
function isPeak(values: readonly SentimentValue[], index: number, sign: 1 | -1): boolean {
  const at = (i: number): number => sign * (values[i] as SentimentValue).value
  return ([-1, 1] as const).every((direction) => {
    let lowest = at(index)
    for (let i = index + direction; i >= 0 && i < values.length; i += direction) {
      if (at(i) > at(index) || (direction < 0 && at(i) === at(index))) break
      lowest = Math.min(lowest, at(i))
    }
    return rise(lowest, at(index)) >= STANDS_OUT
  })
}

function drops(values: readonly SentimentValue[]): SentimentPattern[] {
  return values.flatMap((point, index): SentimentPattern[] => {
    const next = values[index + 1]
    return next && rise(next.value, point.value) >= RAPID
      ? [{ kind: 'drop', stepIds: [point.stepId, next.stepId] }]
      : []
  })
}

function sawtooths(values: readonly SentimentValue[]): SentimentPattern[] {
  const found: SentimentPattern[] = []
  const swings = values
    .slice(1)
    .map((point, index) => rise((values[index] as SentimentValue).value, point.value))
  const goesOn = (start: number, swing: number): boolean =>
    Math.abs(swings[swing] ?? 0) >= STANDS_OUT &&
    (swing === start || Math.sign(swings[swing] as number) === -Math.sign(swings[swing - 1] as number))
  let start = 0
  while (start < swings.length) {
    let end = start
    while (goesOn(start, end)) end++
    if (end - start - 1 >= TURNS)
      found.push({ kind: 'sawtooth', stepIds: values.slice(start, end + 1).map((point) => point.stepId) })
    start = Math.max(end, start + 1)
  }
  return found
}
