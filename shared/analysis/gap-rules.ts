/** What a gap is about. */
export const GAP_KINDS = [
  'question-unanswered',
  'step-unanswered',
  'touchpoint-missing',
  'touchpoint-without-channel',
  'no-touchpoint-lane',
  'pain-without-opportunity',
  'no-opportunity-lane',
  'opportunity-without-owner',
  'stage-without-sentiment',
  'no-sentiment',
  'too-many-steps',
  'too-many-branches',
] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** How much a finding matters, the gravest first. */
export const SEVERITIES = ['high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]
export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  high: 'Mend this',
  medium: 'Look at this',
  low: 'Hint',
}

/** More steps than this do not fit one map. */
export const MOST_STEPS = 20
/** More branches than this, or more than this share of the steps once at least so many branch, are heaps. */
export const BRANCHES = { most: 6, share: 1 / 3, least: 3 } as const

/** Why each rule speaks up, in one sentence for the one who reads it. */
export const GAP_REASONS: Readonly<Record<GapKind, string>> = {
  'question-unanswered':
    'The customer asks something here, and neither a touchpoint nor an answer of yours stands at the step.',
  'step-unanswered':
    'Something happens to the customer here, and no touchpoint that exists meets them at the step.',
  'touchpoint-missing':
    'The touchpoint is marked as missing: customers look for you here and do not find you.',
  'touchpoint-without-channel': 'Nobody can tell over which channel customers reach this touchpoint.',
  'no-touchpoint-lane':
    'Without a lane of touchpoints the map does not show where customers meet you, so gaps there stay unseen.',
  'pain-without-opportunity': 'No opportunity names this pain, so nothing is meant to make it better.',
  'no-opportunity-lane':
    'Without a lane of opportunities the map shows what hurts and not what to do about it.',
  'opportunity-without-owner': 'What nobody answers for is seldom done.',
  'stage-without-sentiment': 'No step of the stage says how it feels, so the line runs blindly through it.',
  'no-sentiment': 'The map has a lane for it, and no step says yet how it feels.',
  'too-many-steps': `More than ${MOST_STEPS} steps seldom tell one story: a narrower scope, or a second map, reads better.`,
  'too-many-branches':
    'So many branches mean several journeys in one map: follow one persona on one way, and map the others apart.',
}
