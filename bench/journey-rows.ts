import { chanceOf } from '#test/support/random.ts'

/** The states of a made-up shop that make a funnel, in order. */
export const FUNNEL = ['view', 'cart', 'checkout', 'payment', 'purchase']
const OTHERS = [
  'home',
  'catalogue',
  'search',
  'filter',
  'account',
  'support',
  'review',
  'compare',
  'error',
  'promo',
]
const COMMON = ['home', 'catalogue', 'search', 'view', 'view', 'catalogue', 'cart']
/** Events of a customer, on average. */
const EVENTS_EACH = 14
const YEAR = 365 * 86_400_000

/** An export in order of time, as analytics tools write it: customers interleaved, stamps without a zone, ties. */
export function* rowsOf(rows: number): Generator<string> {
  const chance = chanceOf(2026)
  const customers = Math.ceil(rows / EVENTS_EACH)
  const events = [...COMMON, ...FUNNEL, ...OTHERS]
  let at = Date.UTC(2025, 0, 1)
  yield 'customer,event,timestamp,platform,channel\n'
  for (let row = 0; row < rows; row++) {
    at += Math.floor((chance.number() * 2 * YEAR) / rows / 1000) * 1000
    const customer = chance.whole(customers)
    const stamp = new Date(at).toISOString().slice(0, 19).replace('T', ' ')
    const platform = ['desktop', 'mobile', 'tablet'][customer % 3]
    const channel = ['organic', 'paid', 'email', 'social', 'direct'][customer % 5]
    yield `customer-${String(customer).padStart(7, '0')},${chance.pick(events)},${stamp},${platform},${channel}\n`
  }
}
