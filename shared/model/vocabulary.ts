/** The closed lists of the model. Their words are the product's words; labels for people live beside them. */

/** Paper colours of cards, notes, stages, lanes and personas, by name; a theme says how each looks on screen and on paper. */
export const COLORS = ['grey', 'yellow', 'orange', 'red', 'violet', 'blue', 'teal', 'green'] as const
export type Color = (typeof COLORS)[number]

/** Kinds of lane; the kind decides which cards stand in it and how. */
export const LANE_KINDS = [
  'cards',
  'touchpoints',
  'sentiment',
  'pains',
  'opportunities',
  'metrics',
  'images',
  'roles',
  'owners',
  'channels',
] as const
export type LaneKind = (typeof LANE_KINDS)[number]

/** Kinds of card. A lane's kind says which one is made in it, see `cardKindOf`. */
export const CARD_KINDS = [
  'text',
  'touchpoint',
  'pain',
  'opportunity',
  'sentiment',
  'metric',
  'image',
  'role',
  'owner',
  'channel',
] as const
export type CardKind = (typeof CARD_KINDS)[number]

const CARD_KIND_OF_LANE = {
  cards: 'text',
  touchpoints: 'touchpoint',
  sentiment: 'sentiment',
  pains: 'pain',
  opportunities: 'opportunity',
  metrics: 'metric',
  images: 'image',
  roles: 'role',
  owners: 'owner',
  channels: 'channel',
} as const satisfies Record<LaneKind, CardKind>

/** The kind of card that a lane makes, and that a card becomes when it is moved into the lane. */
export const cardKindOf = (lane: LaneKind): CardKind => CARD_KIND_OF_LANE[lane]

/**
 * Values of a step rather than cards: points of a sentiment line and dots of a channel matrix. Their ids are computed
 * from where they stand, so they are set and cleared but never moved, copied or typed into the grid.
 */
export const isStepValue = (kind: CardKind): boolean => kind === 'sentiment' || kind === 'channel'

/** Whether people put cards into a lane of this kind; the others hold values, see {@link isStepValue}. */
export const holdsCards = (kind: LaneKind): boolean => !isStepValue(cardKindOf(kind))

/** Who or what acts in a lane of a service blueprint, from the customer down to the rules of the house. */
export const ROLES = [
  'customer',
  'frontstage-people',
  'frontstage-technology',
  'backstage',
  'support',
  'policy',
] as const
export type Role = (typeof ROLES)[number]
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  customer: 'The customer',
  'frontstage-people': 'People the customer meets',
  'frontstage-technology': 'Technology the customer meets',
  backstage: 'People behind the scenes',
  support: 'Supporting processes',
  policy: 'Rules and policies',
}

/** What a map is: a journey in stages and lanes, or the six fields around one persona. */
export const MAP_KINDS = ['journey', 'empathy'] as const
export type MapKind = (typeof MAP_KINDS)[number]

/** The fields of an empathy map; each is a lane of the board. */
export const EMPATHY_ZONES = ['says', 'thinks', 'does', 'feels', 'pains', 'gains'] as const
export type EmpathyZone = (typeof EMPATHY_ZONES)[number]
export const EMPATHY_ZONE_LABELS: Readonly<Record<EmpathyZone, string>> = {
  says: 'Says',
  thinks: 'Thinks',
  does: 'Does',
  feels: 'Feels',
  pains: 'Pains',
  gains: 'Gains',
}

/** How much of its personas a map shows above the grid. */
export const PERSONA_DETAILS = ['none', 'brief', 'full'] as const
export type PersonaDetail = (typeof PERSONA_DETAILS)[number]

/** What an opportunity is checked for; a check not made yet is `null`. */
export const CHECK_ANSWERS = ['yes', 'no'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

/** Which way a metric is meant to go. */
export const DIRECTIONS = ['higher', 'lower'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** How bad a pain point is, mildest first. Shown by shape and word, never by colour alone. */
export const IMPACTS = ['trivial', 'workaround', 'abandons'] as const
export type Impact = (typeof IMPACTS)[number]
export const IMPACT_LABELS: Readonly<Record<Impact, string>> = {
  trivial: 'Trivial',
  workaround: 'Needs a work-around',
  abandons: 'Abandons',
}

/** Whether the organisation is really there: a missing touchpoint is a gap. */
export const TOUCHPOINT_STATUSES = ['existing', 'missing', 'planned'] as const
export type TouchpointStatus = (typeof TOUCHPOINT_STATUSES)[number]

/** Where an opportunity stands. */
export const OPPORTUNITY_STATUSES = ['idea', 'planned', 'doing', 'done', 'dropped'] as const
export type OpportunityStatus = (typeof OPPORTUNITY_STATUSES)[number]
export const OPPORTUNITY_STATUS_LABELS: Readonly<Record<OpportunityStatus, string>> = {
  idea: 'Idea',
  planned: 'Planned',
  doing: 'Under way',
  done: 'Done',
  dropped: 'Dropped',
}

/** How well a card is backed by research. */
export const EVIDENCE_LEVELS = ['assumed', 'partly', 'researched'] as const
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]

/** Whether a map shows how it is or how it shall be. */
export const MAP_STATES = ['current', 'future'] as const
export type MapState = (typeof MAP_STATES)[number]

/** Dividers of a service blueprint, drawn below the lane that carries one. */
export const BLUEPRINT_LINES = ['interaction', 'visibility', 'internal'] as const
export type BlueprintLine = (typeof BLUEPRINT_LINES)[number]
export const BLUEPRINT_LINE_LABELS: Readonly<Record<BlueprintLine, string>> = {
  interaction: 'Line of interaction',
  visibility: 'Line of visibility',
  internal: 'Line of internal interaction',
}

/** Channels offered to start with, in the order of a menu. A card may name others of the user's own. */
export const CHANNELS = [
  'website',
  'mobile app',
  'desktop app',
  'e-mail',
  'phone',
  'SMS',
  'live chat',
  'chatbot',
  'social media',
  'search',
  'ad',
  'review site',
  'blog or article',
  'video',
  'event',
  'store or in person',
  'sales call',
  'post',
  'invoice or print',
  'product itself',
  'community',
  'support desk',
  'partner',
  'word of mouth',
] as const
export type Channel = (typeof CHANNELS)[number]

/** The five levels of sentiment, −2 to +2, with the words and faces shown at them. */
export const SENTIMENT_LEVELS = [
  { value: 2, label: 'Delighted', face: '😄' },
  { value: 1, label: 'Pleased', face: '🙂' },
  { value: 0, label: 'Neutral', face: '😐' },
  { value: -1, label: 'Annoyed', face: '🙁' },
  { value: -2, label: 'Upset', face: '😣' },
] as const

/** The word for a sentiment value: that of the nearest level. */
export function sentimentLabel(value: number): string {
  const nearest = SENTIMENT_LEVELS.reduce((best, level) =>
    Math.abs(level.value - value) < Math.abs(best.value - value) ? level : best,
  )
  return nearest.label
}
