import type { MapView } from '#shared/model/map-view.ts'

/** All that people typed on a map and that stands on it, each text once; what is never exported is not among it. */
export function typedTexts(view: MapView): readonly string[] {
  const { map, personas, traits, stages, steps, lanes, cells, groups, connectors, notes } = view
  const cards = [...cells.values()].flatMap((row) => [...row.values()].flat())
  const used = new Set(cards.map(({ groupId }) => groupId))
  const texts = [
    map.title,
    ...personas.flatMap(({ name, role, motto, quote, about, goals }) => [
      name,
      role,
      motto,
      quote,
      about,
      goals,
    ]),
    ...[...traits.values()].flat().map(({ text }) => text),
    ...stages.flatMap(({ stage: { title, goal, duration, expectation } }) => [
      title,
      goal,
      duration,
      expectation,
    ]),
    ...steps.flatMap(({ title, duration, expectation }) => [title, duration, expectation]),
    ...lanes.flatMap(({ title, levels, channels, kind }) => [
      title,
      ...(kind === 'sentiment' ? levels : []),
      ...(kind === 'channels' ? channels : []),
    ]),
    ...cards.flatMap((card) => [
      card.text,
      ...card.tags,
      ...(card.kind === 'touchpoint' || card.kind === 'channel' ? card.channels : []),
      ...(card.kind === 'opportunity' || card.kind === 'role' ? [card.owner] : []),
      ...(card.kind === 'metric' ? [card.unit] : []),
    ]),
    ...[...groups.values()].filter(({ id }) => used.has(id)).map(({ title }) => title),
    ...connectors.map(({ label }) => label),
    ...notes.map(({ text }) => text),
  ]
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '')
}

/** Only what can be seen: lines are broken, and blanks and invisible signs dropped, in every format in its own way. */
export const visible = (text: string): string => text.replace(/[\s\p{C}\ufffd]+/gu, '')
