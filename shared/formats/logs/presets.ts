import { foldHead } from './guess-words.ts'
import { ENGAGEMENT_PRESETS } from './presets-engagement.ts'
import { HUBSPOT_PRESETS } from './presets-hubspot.ts'
import { SALESFORCE_PRESETS } from './presets-salesforce.ts'
import { SUPPORT_PRESETS } from './presets-support.ts'
import type { Heads, Preset } from './presets-types.ts'

/** Every preset; where several fit, the one with the most signs counts, and among these the first. */
export const PRESETS: readonly Preset[] = [
  ...HUBSPOT_PRESETS,
  ...SALESFORCE_PRESETS,
  ...ENGAGEMENT_PRESETS,
  ...SUPPORT_PRESETS,
]

/** The preset that a reading names, or `null`. */
export const presetOf = (id: string): Preset | null => PRESETS.find((preset) => preset.id === id) ?? null

/** The preset whose signs these columns bear, or `null`. */
export function presetFor(columns: readonly string[]): Preset | null {
  const heads = new Set(columns.map(foldHead))
  const bears = (some: Heads): boolean => some.some((head) => heads.has(head))
  const fitting = PRESETS.filter(({ signs, unless = [] }) => signs.every(bears) && !bears(unless))
  return fitting.reduce<Preset | null>(
    (best, preset) => (preset.signs.length > (best?.signs.length ?? 0) ? preset : best),
    null,
  )
}

/** How a preset is called in a sentence: `HubSpot’s history of deal stages`. */
export const nameOfPreset = ({ tool, title }: Preset): string => `${tool}’s ${title}`
