import { foldName } from '#shared/base/fold.ts'
import { ALL_LANE_PRESETS, type LanePreset, lanePreset } from '#shared/model/lane-presets.ts'
import { LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'
import type { ColumnRole } from './cards-mapping.ts'

/** Words that head columns, as people write them; the first role that has a word of a heading gets it. */
const HEADINGS: readonly (readonly [ColumnRole, string])[] = [
  ['due', 'due|due date|due on|deadline|by when|target date'],
  ['stage', 'stage|phase|stages|phases|journey stage|journey phase|section|stage name'],
  ['step', 'step|steps|activity|journey step|step name|moment|scene|column'],
  ['lane', 'lane|lanes|row|swimlane|swim lane|layer|track|lane name|perspective'],
  ['kind', 'kind|type|card type|kind of card|item type|category'],
  ['tags', 'tag|tags|label|labels|topic|topics|theme|themes|keywords|cluster'],
  ['impact', 'impact|severity|pain level|seriousness|how bad'],
  ['owner', 'owner|owners|responsible|assignee|assigned to|assigned|accountable|who'],
  ['channels', 'channel|channels'],
  ['persona', 'persona|personas|user|customer|segment|actor'],
  ['feeling', 'feeling|feelings|sentiment|emotion|emotions|mood|satisfaction|experience|rating|score'],
  ['evidence', 'evidence|evidence level|confidence|source quality'],
  ['progress', 'progress|status|state'],
  ['value', 'value|benefit|business value'],
  ['effort', 'effort|cost|complexity|size'],
  ['reach', 'reach|share|customers affected|affected'],
  ['amount', 'amount|number|count|quantity|metric value'],
  ['unit', 'unit|units'],
  ['target', 'target|goal value|aim'],
  ['color', 'color|colour|sticky color|sticky colour|note color'],
  ['author', 'author|created by|written by|participant|by'],
  [
    'text',
    'text|card|cards|title|name|description|note|notes|sticky|sticky note|content|summary|comment|comments|feedback|quote|verbatim|insight|finding|item|idea|issue|answer|response|details|observation|words',
  ],
]

const ROLE_OF = new Map(
  HEADINGS.flatMap(([role, words]) => words.split('|').map((word) => [word, role] as const)),
)

/** What a column is about by its heading, or `null` where the heading is no word that says it. */
export const roleOfHeading = (heading: string): ColumnRole | null =>
  ROLE_OF.get(foldName(heading).replace(/[\s:*]+$/, '')) ?? null

/** Words in a lane's title that tell its kind, most telling first. */
const KINDS: readonly (readonly [LaneKind, RegExp])[] = [
  ['pains', /\b(pains?|frustrations?|problems?|issues?|barriers?|blockers?|friction|obstacles?)\b/],
  ['opportunities', /\b(opportunit(y|ies)|solutions?|improvements?|recommendations?)\b/],
  ['touchpoints', /\b(touch ?-?points?|interactions?)\b/],
  ['sentiment', /\b(feelings?|emotions?|sentiments?|mood|satisfaction|emotional (curve|journey|line))\b/],
  ['metrics', /\b(metrics?|kpis?|measures?|numbers)\b/],
  ['owners', /\b(owners?|responsible|ownership|departments?|teams?)\b/],
  ['channels', /\bchannels?\b/],
  ['images', /\b(storyboard|pictures?|images?|screens(hots)?)\b/],
]

const PRESET_OF = new Map(ALL_LANE_PRESETS.map((preset) => [foldName(preset.title), preset]))

/** The lane that people mean by a title, with the title as they wrote it; `undefined` where it could be about anything. */
export function knownLane(title: string): LanePreset | undefined {
  const folded = foldName(title)
  const preset = PRESET_OF.get(folded) ?? presetOfKind(kindInTitle(folded))
  return preset && { ...preset, title }
}

/** The plain lane of a kind. */
export const presetOfKind = (kind: LaneKind | undefined): LanePreset | undefined =>
  kind && ALL_LANE_PRESETS.find((preset) => preset.kind === kind)

/** No kind is said in more, in UTF-16 units. */
const LONGEST = 200

const kindInTitle = (folded: string): LaneKind | undefined =>
  KINDS.find(([, words]) => words.test(folded))?.[0]

/** The kind that a cell of a column `kind` names: as the product calls it, in one or many, or by a word for it. */
export function kindInWords(words: string): LaneKind | undefined {
  const folded = words.length > LONGEST ? '' : foldName(words)
  if (folded === '') return undefined
  const plain = LANE_KINDS.find((kind) => kind === folded || kind === `${folded}s` || kind === `${folded}ies`)
  return plain ?? OTHER_KINDS.get(folded) ?? kindInTitle(folded)
}

const OTHER_KINDS: ReadonlyMap<string, LaneKind> = new Map([
  ['text', 'cards'],
  ['note', 'cards'],
  ['sticky', 'cards'],
  ['action', 'cards'],
  ['opportunity', 'opportunities'],
  ['picture', 'images'],
])

/** The lane for cards of which nothing says where they belong. */
export const PLAIN_LANE: LanePreset = { ...lanePreset('cards'), title: 'Cards' }
