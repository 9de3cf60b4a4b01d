import type { JourneyMap } from './map.ts'
import type { Persona } from './persona.ts'

type Scope = Pick<JourneyMap, 'scenario' | 'goal' | 'startsAt' | 'endsAt'>

/**
 * What the map is about, in one or two sentences made from its scope fields: who, in which scenario, to what end, from
 * where to where. Fields left empty are left out; nothing filled in gives an empty text.
 */
export function scopeSentence(scope: Scope, personas: readonly Pick<Persona, 'name'>[]): string {
  const names = personas.map(({ name }) => name.trim()).filter((name) => name !== '')
  const [scenario, goal, start, end] = [scope.scenario, scope.goal, scope.startsAt, scope.endsAt].map(
    bare,
  ) as [string, string, string, string]
  if ([scenario, goal, start, end].every((part) => part === '')) return ''
  const who = names.length > 0 ? list(names) : 'The customer'
  const wants = names.length > 1 ? 'want to' : 'wants to'
  const aim = goal === '' ? '' : `${scenario === '' ? wants : 'to'} ${goal.replace(/^to /i, '')}`
  const first = scenario === '' && goal === '' ? '' : sentence([who, scenario, aim])
  const span =
    start !== '' && end !== ''
      ? sentence(['from', start, 'to', end])
      : start !== ''
        ? sentence(['starts with', start])
        : end !== ''
          ? sentence(['ends with', end])
          : ''
  return [first, span].filter((part) => part !== '').join(' ')
}

/** One line without the full stop that people may have written. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '')

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

function sentence(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[!?…]$/.test(text) ? '' : '.'}`
}
