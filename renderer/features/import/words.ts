/** A number of things: `1 card`, `1,200 cards`. */
export const count = (amount: number, noun: string, many = `${noun}s`): string =>
  `${amount.toLocaleString('en')} ${amount === 1 ? noun : many}`

/** `a, b and c`; parts that are empty are left out. */
export function listed(parts: readonly string[]): string {
  const all = parts.filter((part) => part !== '')
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** A number of things, or nothing where there are none. */
export const countIfAny = (amount: number, noun: string, many?: string): string =>
  amount === 0 ? '' : count(amount, noun, many)
