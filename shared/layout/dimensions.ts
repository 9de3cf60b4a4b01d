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

/** Inside a card. */
export const CARD = {
  paddingX: 12,
  paddingY: 10,
  /** The line above the text: channels, impact, status. */
  badge: 20,
  /** The line below the text: owner, day, tags, votes. */
  footer: 20,
  least: 44,
  radius: 5,
  icon: 16,
} as const

/** The block above the grid: title, scope, personas. */
export const HEADER = { gap: 28, portrait: 72, personaWidth: 300, textWidth: 760, least: 96 } as const
