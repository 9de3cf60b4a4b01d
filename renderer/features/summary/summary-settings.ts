import * as v from 'valibot'
import { SUMMARY_PARTS } from '#shared/formats/summary/blocks.ts'
import { choice } from '#shared/model/fields.ts'

/** What a summary is saved as; `csv` is the list of follow-ups alone. */
export const SUMMARY_FORMATS = ['pdf', 'html', 'markdown', 'csv'] as const
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number]

const schema = v.object({
  format: choice(SUMMARY_FORMATS, 'pdf'),
  /** The parts that are left out, so that parts of later versions are there from the start. */
  without: v.fallback(v.array(v.picklist(SUMMARY_PARTS)), []),
})

/** What can be chosen for a summary. */
export type SummarySettings = Readonly<v.InferOutput<typeof schema>>

const KEPT = 'throughline-summary'

/** The settings of the last summary on this machine; what is missing or foreign in them takes its default. */
export function readSummarySettings(storage: Pick<Storage, 'getItem'>): SummarySettings {
  return v.parse(schema, parseObject(storage.getItem(KEPT)))
}

export const keepSummarySettings = (storage: Pick<Storage, 'setItem'>, settings: SummarySettings): void =>
  storage.setItem(KEPT, JSON.stringify(settings))

function parseObject(json: string | null): object {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** The parts that the settings leave in. */
export const partsOf = ({ without }: SummarySettings) =>
  SUMMARY_PARTS.filter((part) => !without.includes(part))
