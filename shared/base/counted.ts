/** A number with its noun, as sentences name it: `1 step`, `2 steps`, `1,000 cards`; `many` where an s is not enough. */
export const counted = (amount: number, noun: string, many = `${noun}s`): string =>
  `${amount.toLocaleString('en')} ${amount === 1 ? noun : many}`
