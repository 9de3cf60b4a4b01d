/** A number with what is counted: `1,000 people`, `42 %`, `€ 9.50`, `−3`. */
const AMOUNT =
  /^([€$£]?)\s*([-−+]?)\s*(\d{1,3}(?:[,.'\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s*([^\d]{0,20})$/u

/**
 * The amount and unit that a text consists of, or `null` where it is words. A single comma or point before three digits
 * parts thousands, before any other count of digits decimals: so spreadsheets show numbers in most of the world.
 */
export function amountIn(text: string): { amount: number; unit: string } | null {
  const [, currency = '', sign = '', digits = '', rest = ''] = AMOUNT.exec(text.trim()) ?? []
  if (digits === '') return null
  const decimals = /[.,](\d+)$/.exec(digits)
  const hasDecimals = decimals !== null && (decimals[1]?.length !== 3 || /^0[.,]/.test(digits))
  const whole = (hasDecimals ? digits.slice(0, decimals.index) : digits).replace(/\D/g, '')
  const amount = Number(hasDecimals ? `${whole}.${decimals[1]}` : whole)
  return {
    amount: sign === '-' || sign === '−' ? -amount : amount,
    unit: currency === '' ? rest.trim() : currency,
  }
}
