import { COLORS, EVIDENCE_LEVELS, IMPACTS, OPPORTUNITY_STATUSES } from '#shared/model/vocabulary.ts'

/**
 * Bounds of one import from a table: it is one edit, which must fit into one message to the host, a guest's too. What lies
 * beyond them is counted in the report.
 */
export const TABLE_BOUNDS = {
  /** Rows that are read. */
  rows: 100_000,
  columns: 500,
  /** Cards and values that come in one go. */
  cards: 10_000,
  /** What stands on those cards, in bytes as they travel. */
  bytes: 3 * 1024 * 1024,
  /** New steps and stages, and new lanes, that one table may make. */
  steps: 400,
  lanes: 200,
  personas: 6,
} as const

/** Beyond this many cards a map is slow to read and to talk about; whoever imports more is told so. */
export const MANY_CARDS = 2000

/** What a column of a list says of the card in its row. `skip`: nothing that is wanted. */
export const COLUMN_ROLES = [
  'skip',
  'text',
  'lane',
  'kind',
  'stage',
  'step',
  'feeling',
  'tags',
  'impact',
  'owner',
  'due',
  'channels',
  'persona',
  'evidence',
  'progress',
  'value',
  'effort',
  'reach',
  'amount',
  'unit',
  'target',
  'color',
  'author',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** What people read where they choose a role. */
export const ROLE_LABELS: Readonly<Record<ColumnRole, string>> = {
  skip: 'Leave out',
  text: 'Text',
  lane: 'Lane',
  kind: 'Kind of card',
  stage: 'Stage',
  step: 'Step',
  feeling: 'Feeling',
  tags: 'Tags',
  impact: 'Impact',
  owner: 'Owner',
  due: 'Due',
  channels: 'Channels',
  persona: 'Persona',
  evidence: 'Evidence',
  progress: 'Progress',
  value: 'Value',
  effort: 'Effort',
  reach: 'Reach',
  amount: 'Amount',
  unit: 'Unit',
  target: 'Target',
  color: 'Colour',
  author: 'Author',
}

/** Roles of which a row can have several columns: their texts are put together. */
export const SHARED_ROLES: readonly ColumnRole[] = ['skip', 'text', 'tags']

/** How a table counts feelings: as the map does (−2 to 2), in stars (1 to 5), or from 0 to 10. */
export const FEELING_SCALES = ['levels', 'stars', 'ten'] as const
export type FeelingScale = (typeof FEELING_SCALES)[number]

/** A row per card. */
export interface ListMapping {
  readonly shape: 'list'
  readonly hasHeader: boolean
  /** By column; columns beyond are left out. */
  readonly roles: readonly ColumnRole[]
  /** The lane and step of the map for rows that name none; `null`: its first, or a new one where there is none. */
  readonly laneId: string | null
  readonly stepId: string | null
  /** Whether `3/4/2026` is a day in April. */
  readonly dayFirst: boolean
  readonly scale: FeelingScale
}

/** What a grid's headings along its steps say: stages, steps, or stages above steps. */
export const GRID_HEADINGS = ['stages', 'steps', 'both'] as const
export type GridHeadings = (typeof GRID_HEADINGS)[number]

/** A grid as maps are drawn, or turned: its first row and its first column are headings. */
export interface GridMapping {
  readonly shape: 'grid'
  /** What stands side by side; the other goes down. */
  readonly across: 'steps' | 'lanes'
  readonly headings: GridHeadings
  /** Whether each line of a cell is a card, or the cell is one. */
  readonly cardPerLine: boolean
  readonly scale: FeelingScale
}

/** How a table is read into cards. */
export type CardMapping = ListMapping | GridMapping

/** Closed lists that cells of a table may name, by the role of their column. */
export const CHOICES = {
  impact: IMPACTS,
  evidence: EVIDENCE_LEVELS,
  progress: OPPORTUNITY_STATUSES,
  color: COLORS,
} as const
