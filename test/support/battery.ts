import { appendFileSync } from 'node:fs'

/**
 * Says how many cases of a test of the battery have really run and held, in the unit that scripts/lib/battery.mjs counts in.
 * Several reports of one unit add up. `details` are for the reader of the table: seeds, and the worst that was measured.
 */
export function reportBattery(
  test: `T${number}`,
  what: string,
  count: number,
  details: Readonly<Record<string, string | number>> = {},
): void {
  const file = process.env.THROUGHLINE_BATTERY_REPORT
  if (file) appendFileSync(file, `${JSON.stringify({ test, what, count, details })}\n`)
}
