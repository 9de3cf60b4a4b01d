import { foldName } from '#shared/base/fold.ts'

/** Triggers that are told by the names of states. */
export const STATE_TRIGGERS = [
  'Support concerns',
  'Under-delivery',
  'Wrong expectations',
  'Miscommunication',
  'Organisational change',
  'Financial hardship',
] as const
export type StateTrigger = (typeof STATE_TRIGGERS)[number]

/**
 * Which states speak for a trigger, and how many such events make it true of a customer. An entry of `words` is the beginnings
 * of words that a state's name must all hold, in any order: `payment fail` finds `payment_failed` and `Failed payment`. A state
 * with a word that begins like one of `unless` is none.
 */
export interface StateRule {
  readonly words: readonly string[]
  readonly unless: readonly string[]
  readonly times: number
}

/** What makes a customer one who may leave. Days are 24 hours, counted back from the newest event. */
export interface RiskRules {
  /** Events that are older do not count. */
  readonly withinDays: number
  /** Poor sentiment: the latest answer stands at this level of the sentiment line or below. */
  readonly poorLevel: number
  /** Low usage: in the last `days` fewer than `percent` of the events in those before, of which there were `least` or more. */
  readonly usage: { readonly days: number; readonly least: number; readonly percent: number }
  /** Lack of adoption: came so many days ago or earlier, and no event of such a state since. */
  readonly adoption: { readonly days: number } & Pick<StateRule, 'words' | 'unless'>
  readonly states: Readonly<Record<StateTrigger, StateRule>>
}

/** What holds where nobody says otherwise. */
export const RISK_RULES: RiskRules = {
  withinDays: 90,
  poorLevel: -1,
  usage: { days: 30, least: 4, percent: 50 },
  adoption: {
    days: 14,
    words: [
      'activated',
      'activation complet',
      'onboard complet',
      'onboarded',
      'setup complet',
      'first use',
      'first value',
      'adopt',
      'went live',
      'go live',
    ],
    unless: ['not'],
  },
  states: {
    'Support concerns': {
      words: ['ticket', 'support', 'complain', 'escalat', 'helpdesk', 'help desk', 'bug report'],
      unless: ['solv', 'resolv', 'clos', 'supported'],
      times: 3,
    },
    'Under-delivery': {
      words: [
        'late deliver',
        'deliver fail',
        'not deliver',
        'delay',
        'outage',
        'downtime',
        'sla breach',
        'sla miss',
        'defect',
        'damag',
        'out of stock',
        'refund',
      ],
      unless: [],
      times: 1,
    },
    'Wrong expectations': {
      words: [
        'expectation not',
        'expectation unmet',
        'expectation miss',
        'expectation gap',
        'not as describ',
        'not as expect',
        'mislead',
        'misled',
        'missold',
        'feature miss',
        'wrong item',
        'wrong product',
        'wrong size',
        'wrong plan',
      ],
      unless: [],
      times: 1,
    },
    Miscommunication: {
      words: [
        'miscommunicat',
        'misunderst',
        'misinform',
        'wrong info',
        'no repl',
        'no answer',
        'no respon',
        'unanswer',
        'no show',
        'missed call',
        'missed meet',
        'mail bounc',
        'email bounc',
        'reopen',
      ],
      unless: [],
      times: 1,
    },
    'Organisational change': {
      words: [
        'contact left',
        'champion left',
        'sponsor left',
        'contact chang',
        'champion chang',
        'sponsor chang',
        'owner chang',
        'admin chang',
        'reorgani',
        'restructur',
        'merger',
        'takeover',
        'layoff',
      ],
      unless: [],
      times: 1,
    },
    'Financial hardship': {
      words: [
        'payment fail',
        'payment declin',
        'payment late',
        'card declin',
        'charge fail',
        'chargeback',
        'dunning',
        'overdue',
        'past due',
        'unpaid',
        'hardship',
        'arrears',
        'insolv',
      ],
      unless: [],
      times: 2,
    },
  },
}

/** Indexes of the states whose names a rule finds. */
export function statesFor(
  states: readonly string[],
  { words, unless }: Pick<StateRule, 'words' | 'unless'>,
): readonly number[] {
  const wanted = words.map((entry) => entry.split(' '))
  return states.flatMap((state, index) => {
    const parts = wordsIn(state)
    const has = (beginning: string): boolean => parts.some((part) => part.startsWith(beginning))
    return wanted.some((entry) => entry.every(has)) && !unless.some(has) ? [index] : []
  })
}

/** `paymentFailed`, `payment_failed` and `Payment failed` are two words each. */
const wordsIn = (name: string): readonly string[] =>
  foldName(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
