import { counted } from '#shared/base/counted.ts'
/** `a, b and c`; parts that are empty are left out. */
export function listed(parts: readonly string[]): string {
  const all = parts.filter((part) => part !== '')
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** A number of things, or nothing where there are none. */
export const countIfAny = (amount: number, noun: string, many?: string): string =>
  amount === 0 ? '' : counted(amount, noun, many)
