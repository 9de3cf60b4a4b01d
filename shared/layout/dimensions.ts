/**
 * The measures of a map, in map units (1 unit = 1 CSS pixel at a zoom of 1). Everything drawn, on screen or on paper,
 * takes its sizes from here; nothing measures the DOM.
 */
export const GRID = {
  /** Width of the column of lane titles. */
  laneHeader: 176,
  /** Least heights of the rows of stage and step titles. */
  stageHeader: 40,
  stepHeader: 40,
  /** Room between two stages, so that they read as groups. */
  stageGap: 12,
  /** Room around the cards of a cell, and between them. */
  cellPadding: 10,
  cardGap: 8,
  /** A step wide enough for two cards of this width shows them side by side. */
  leastCard: 176,
  leastLane: 64,
  collapsedLane: 30,
  sentimentLane: 250,
  /** Least height of a row of the channel matrix. */
  channelRow: 30,
  /** Foot of a lane's title, where its blueprint line has its name. */
  lineName: 18,
  /** Paper around everything. */
  margin: 48,
} as const

/** Type sizes in map units; the first that fits is taken, the last is the floor. */
export const TYPE = {
  lineHeight: 1.3,
  card: [16, 15, 14, 13],
  /** Height a card's text should keep to before its type shrinks. */
  cardText: 84,
  small: 12,
  laneTitle: 15,
  stageTitle: 16,
  stepTitle: 14,
  mapTitle: 36,
  scope: 16,
  metric: 24,
} as const

/** Inside the titles of stages and steps. */
export const HEADING = {
  stagePadding: 14,
  stepPadding: 12,
  /** Room for the sign of a moment that matters. */
  sign: 16,
  /** Room for the clock before a time span. */
  clock: 17,
} as const

/** Inside the title of a lane. */
export const LANE = {
  titleLeft: 16,
  titleTop: 12,
  /** Room for a sign in its right corner, and from there to the next. */
  sign: 16,
  signGap: 5,
} as const

/** A cluster of cards: how far its frame reaches beyond them, the room around its name, and the name's type. */
export const CLUSTER = { reach: 6, above: 4, below: 5, title: [13] } as const

/** The parking lot below the grid: from there to it, and the width of what is parked. */
export const PARKING = { gap: 32, note: 200, least: 64 } as const

/** Inside a card. */
export const CARD = {
  paddingX: 12,
  paddingY: 10,
  /** A line above the text: channels, impact, status. */
  badge: 20,
  /** A line of small type: owner, day, tags; and the room between such rows. */
  line: 16,
  rowGap: 4,
  least: 44,
  radius: 5,
  icon: 16,
  /** A number's bar, or the line of its earlier values. */
  bar: 5,
  sparkline: 30,
  /** Paper that is seen around a picture. */
  mat: 6,
  /** Bounds of a picture's height: never lower than the first, nor than its width times the second. */
  picture: { least: 72, tallest: 1.25 },
  /** The name of who answers for a step, beside their initials. */
  chip: { least: 38, disc: 24 },
} as const

/** The band of journey data under the titles of the steps. */
export const DATA = {
  /** Room above and below all that stands in it. */
  padding: 9,
  /** How thick the ribbon is where most customers are; where two are shown, each of them. */
  ribbon: 54,
  ribbonOfTwo: 40,
  /** Thinnest ribbon of anybody at all. */
  thread: 1.5,
  /** Room between two ribbons. */
  between: 12,
  /** Row of small numbers below a ribbon. */
  foot: 18,
  /** Over this length, at either side of a border, a ribbon grows thinner. */
  taper: 30,
  /** A number this high stands in the ribbon, in a thinner one above it. */
  number: 15,
  chip: 20,
} as const

/** The block above the grid: title, scope, personas. */
export const HEADER = {
  gap: 28,
  portrait: 72,
  personaWidth: 300,
  textWidth: 760,
  least: 96,
  /** Bounds of the width of a persona's sheet, and the room between two. */
  sheet: { least: 880, most: 2400, gap: 20 },
} as const

/** The board of an empathy map: two fields at either side of the persona, two below. */
export const BOARD = {
  field: 608,
  centre: 264,
  gap: 16,
  /** The title of a field, and the least room below it. */
  title: 44,
  least: 130,
  portrait: 128,
} as const
