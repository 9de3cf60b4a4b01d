import { amountIn } from '#shared/base/amount.ts'
import { quoted } from '#shared/base/quote.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { CAMPAIGN_COSTS, type CampaignCost } from '#shared/model/data-set.ts'
import type { CampaignFigures, Figures } from '#shared/model/figures.ts'
import { returnOf } from './campaigns.ts'
import { asOfWords, type NumberWords } from './measure-words.ts'
import { moneyWords, NOTHING, percentWords } from './number-words.ts'

/** A campaign with the cost that counts. */
export interface CostedCampaign extends CampaignFigures {
  /** What was typed; `null` where only the data speaks. */
  readonly typedCost: number | null
  /** What the rows of the data sum up to; `null` where they say nothing. */
  readonly costInData: number | null
}

/** Campaigns with what was typed of their costs: a cost that was typed counts in place of what the data says. */
export function costedCampaigns(
  campaigns: readonly CampaignFigures[],
  typed: readonly CampaignCost[],
): readonly CostedCampaign[] {
  const costs = new Map(typed)
  return campaigns.map((campaign) => {
    const typedCost = costs.get(campaign.name) ?? null
    return { ...campaign, typedCost, costInData: campaign.cost, cost: typedCost ?? campaign.cost }
  })
}

/**
 * Reads a cost as people write it: `1,200`, `€ 1.200,50`, `800 USD`. Nothing written is no cost (`null`). A currency is taken
 * for the data's own, as nothing is converted. Refuses (`no-cost`) words, shares, shortened numbers and what is below nothing.
 */
export function readCost(written: string): Result<number | null> {
  const text = written.trim().replace(/^(\p{Lu}{3}|\p{Sc})\s*/u, '')
  if (text === '') return written.trim() === '' ? ok(null) : NO_COST
  const read = amountIn(text)
  if (!read || !/^(?:\p{Lu}{3}|\p{Sc})?$/u.test(read.unit)) return NO_COST
  return read.amount < 0 || read.amount > CAMPAIGN_COSTS.dearest ? NO_COST : ok(Math.abs(read.amount))
}

const NO_COST = fail('no-cost', 'Write an amount of money in digits, such as 1,200 or 1,200.50.')

/** How the return of a campaign came about, and who says what it cost. */
export function returnWords(campaign: CostedCampaign, figures: Figures): NumberWords {
  const { name } = campaign
  const share = returnOf(campaign)
  return {
    title: `Return of ${quoted(name)}`,
    value: percentWords(share),
    definition:
      '(Value − cost) ÷ cost. 0 % brought in what it cost, 100 % twice as much, −100 % nothing. The value is what its customers brought from their first event of this campaign on.',
    formula: formulaOf(campaign, share),
    notes: [...costNotes(campaign), `${asOfWords({ figures })}.`],
  }
}

function formulaOf({ value, cost }: CostedCampaign, share: number | null): string {
  if (cost === null) return 'Nobody said what it cost.'
  if (cost === 0) return 'It cost nothing, so there is nothing to divide by.'
  if (value === null)
    return 'What it brought is not known, or so few customers brought it that it is not shown.'
  const [of, less] = [moneyWords(value), moneyWords(cost)]
  return `(${of} − ${less}) ÷ ${less} = ${share === null ? NOTHING : percentWords(share)}.`
}

function costNotes({ typedCost, costInData }: CostedCampaign): readonly string[] {
  if (typedCost !== null && costInData !== null)
    return [`The cost was typed; the rows of the data sum up to ${moneyWords(costInData)}.`]
  if (typedCost !== null) return ['The cost was typed; the data says none.']
  return costInData === null ? [] : ['The cost is the sum of the costs in the data.']
}
