import { foldName } from '#shared/base/fold.ts'

/** Words that say nothing of where somebody is: they neither make two names alike nor keep them apart. */
const EMPTY_WORDS =
  wordSet(`a an and at by for from in into my of on or our the their to up with your stage step phase state status
  event page screen view viewed click clicked tap tapped open opened see seen show shown visit visited load loaded
  add added new start started begin began complete completed done finish finished submit submitted success successful
  detail details info information form button list track`)

/** Words that turn the rest around: where only one of two names has one, they do not mean the same. */
const TURNING_WORDS =
  wordSet(`abandoned abandon bug cancel cancelled canceled cancellation churn churned crash decline declined
  denied deny drop dropped error exit expire expired fail failed failure lost lose no not refund refunded reject rejected
  remove removed return returned unsubscribe unsubscribed without`)

/** Names for the same thing. Words are compared as {@link stem} leaves them. */
const SAME: readonly (readonly string[])[] = [
  ['purchase', 'buy', 'bought', 'order', 'checkout', 'sale', 'transaction', 'conversion'],
  ['cart', 'basket', 'bag', 'trolley'],
  ['payment', 'pay', 'paid', 'billing', 'invoice'],
  ['shipping', 'delivery', 'deliver', 'dispatch', 'shipment', 'fulfilment', 'fulfillment'],
  [
    'signup',
    'registration',
    'register',
    'join',
    'enrol',
    'enroll',
    'enrolment',
    'enrollment',
    'subscribe',
    'subscription',
  ],
  ['login', 'signin', 'logon'],
  ['catalog', 'catalogue', 'category', 'listing', 'browse', 'assortment'],
  ['product', 'item', 'article'],
  ['search', 'find', 'query'],
  ['support', 'help', 'helpdesk', 'ticket', 'service'],
  ['review', 'rating', 'rate', 'feedback', 'survey'],
  ['renewal', 'renew', 'extension', 'prolongation'],
  ['onboarding', 'setup', 'activation', 'activate', 'implementation'],
  ['trial', 'pilot', 'demo', 'demonstration'],
  ['advocacy', 'advocate', 'referral', 'refer', 'recommend', 'recommendation', 'invite', 'share'],
  ['awareness', 'impression', 'reach', 'discover', 'discovery'],
  ['consideration', 'consider', 'evaluation', 'evaluate', 'compare', 'comparison'],
  ['use', 'usage', 'adoption', 'engagement'],
  ['lead', 'prospect', 'enquiry', 'inquiry', 'contact'],
  ['quote', 'proposal', 'offer'],
  ['appointment', 'booking', 'book', 'reservation', 'reserve'],
  ['admission', 'intake', 'admit'],
  ['discharge', 'release'],
]

/** Pairs of words that are one. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['sign up', 'signup'],
  ['signed up', 'signup'],
  ['create account', 'signup'],
  ['account created', 'signup'],
  ['log in', 'login'],
  ['logged in', 'login'],
  ['sign in', 'login'],
  ['signed in', 'login'],
  ['check out', 'checkout'],
  ['set up', 'setup'],
  ['on boarding', 'onboarding'],
  ['help desk', 'helpdesk'],
])

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}

/** A word without the endings that number and tense put to it; no real word, but the same for all forms. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const bare = word.replace(/(?<=[a-z]{4})(?:ing|ed)$|(?<=x|ch|sh|ss)es$|(?<=[a-z]{2}[^su])s$/, '')
  return bare.replace(/([bdfgmnprt])\1$/, '$1').replace(/(?<=[a-z]{3})e$/, '')
}

const MEANING: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((words) => words.map((word) => [stem(word), words[0] as string] as const)),
)

/** What the name of a state, a stage or a step comes down to. */
export interface NameWords {
  /** Letters and digits alone: names that differ in how words are joined are the same. */
  readonly joined: string
  /** Stems of its telling words, and what these mean where that is known. */
  readonly stems: ReadonlySet<string>
  readonly meanings: ReadonlySet<string>
  /** Whether something failed, was called off or undone. */
  readonly isTurned: boolean
}

/** Takes a name apart: `2. addToCart`, `add_to_cart` and `Add to carts` come down to the same. */
export function nameWords(name: string): NameWords {
  const spaced = name
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const all = foldName(spaced).split(' ')
  const joined = all.join('')
  const words = pairsAsOne(all.filter((word) => !/^\d+$/.test(word)))
  const telling = words.filter((word) => word !== '' && !EMPTY_WORDS.has(word) && !TURNING_WORDS.has(word))
  const stems = new Set(telling.map(stem))
  return {
    joined,
    stems,
    meanings: new Set([...stems].map((one) => MEANING.get(one) ?? one)),
    isTurned: words.some((word) => TURNING_WORDS.has(word)),
  }
}

function pairsAsOne(words: readonly string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const one = PAIRS.get(`${words[at]} ${words[at + 1]?.replace(/s$/, '')}`)
    joined.push(one ?? (words[at] as string))
    if (one !== undefined) at++
  }
  return joined
}
