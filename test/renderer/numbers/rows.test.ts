import { describe, expect, test } from 'vitest'
import { comparedColumns, comparedRows } from '#renderer/features/numbers/compare/compared-columns.ts'
import { pairToCompare } from '#renderer/features/numbers/compare/pair-to-compare.ts'
import { funnelColumns, VIEWS, viewsFor } from '#renderer/features/numbers/funnel/funnel-columns.ts'
import { painsNear } from '#renderer/features/numbers/funnel/pains-of-drop.ts'
import { changeableWays, whatIfRows } from '#renderer/features/numbers/funnel/what-if-rows.ts'
import { dropsOf, funnelRows } from '#renderer/features/numbers/funnel-rows.ts'
import { campaignColumns } from '#renderer/features/numbers/influence/campaign-columns.ts'
import {
  influenceRows,
  narrowInfluence,
  wideInfluence,
} from '#renderer/features/numbers/influence/influence-rows.ts'
import { cohortColumns, riskPlaces } from '#renderer/features/numbers/loyalty/loyalty-rows.ts'
import { rulesOnWords, settingWords, soughtWords } from '#renderer/features/numbers/loyalty/risk-words.ts'
import { firstOfGroups, hidesAny, tableAsText } from '#renderer/features/numbers/parts/table.ts'
import { countedPlaces, hasStepNumbers, placesOfMap, titlesOf } from '#renderer/features/numbers/places.ts'
import { moveRows, snapshotsOf, timeRows, trendOf } from '#renderer/features/numbers/time/time-rows.ts'
import { costedCampaigns } from '#shared/analysis/journey/campaign-costs.ts'
import { compareSlices } from '#shared/analysis/journey/compare-slices.ts'
import { RISK_SETTINGS } from '#shared/analysis/journey/risk-settings.ts'
import { whatIf } from '#shared/analysis/journey/what-if.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { addMadeData, MADE_SHAPE } from '#test/support/made-journey.ts'
import { openBuilt } from '#test/support/project-context.ts'

const built = buildProject(MADE_SHAPE)
carryOut(built.doc, [addMadeData()])
const view = openBuilt(built).shown().whole
const data = view.data as MapData
const { figures, slice } = data
const places = placesOfMap(view)
const cells = (text: string): string[][] => text.split('\n').map((line) => line.split('\t'))

describe('the funnel', () => {
  const rows = funnelRows(data, slice, countedPlaces(places, slice, 'stage'))

  test('counts down in the map’s order, and its shares are parts of the place before', () => {
    expect(rows.map(({ place }) => place.title)).toEqual([1, 2, 3, 4, 5].map((n) => `Title of stage${n}`))
    const reached = rows.map(({ figures: { reached } }) => reached as number)
    expect(reached).toEqual(reached.toSorted((a, b) => b - a))
    expect(rows[0]?.conversion).toBeNull()
    for (const [index, { conversion }] of rows.entries())
      if (index > 0) expect(conversion).toMatchObject({ part: reached[index], whole: reached[index - 1] })
  })

  test('marks the largest drop, and that one alone', () => {
    const drops = [...dropsOf(rows).values()]
    expect(drops).toHaveLength(4)
    const largest = drops.filter(({ isLargest }) => isLargest)
    expect(largest.map(({ lost }) => lost.share)).toEqual([Math.max(...drops.map(({ lost }) => lost.share))])
  })

  test('has no drop between places that did not follow one another when it was computed', () => {
    const order = ['stage1', 'stage3', 'stage2', 'stage4', 'stage5']
    const moved = { ...data, figures: { ...figures, order } }
    const others = { ...slice, places: [...slice.places] }
    const drops = dropsOf(funnelRows(moved, others, countedPlaces(places, others, 'stage')))
    expect([...drops.keys()]).toEqual(['stage4'])
  })

  test('is told by steps where a stage has several with numbers', () => {
    expect(hasStepNumbers(places, slice)).toBe(true)
    expect(countedPlaces(places, slice, 'step').map(({ place }) => place.id)).toContain('step2-2')
  })

  test('is copied as bare numbers with the ends of the intervals, whatever is in sight', () => {
    const options = { data, drops: dropsOf(rows), hasIntervals: false }
    expect(viewsFor(rows)).toEqual([...VIEWS])
    const [heads = [], , second = []] = cells(tableAsText(funnelColumns(VIEWS, options), rows))
    const of = (label: string): string | undefined => second[heads.indexOf(label)]
    const { conversion } = rows[1] ?? {}
    expect(of('Place')).toBe('Title of stage2')
    expect(of('Counts: Reached')).toBe(String(rows[1]?.figures.reached))
    expect(Number(of('Conversion: In order'))).toBeCloseTo(conversion?.share as number)
    expect(Number(of('Conversion: In order, 95 % from'))).toBeLessThan(Number(of('Conversion: In order')))
    expect(Number(of('Conversion: In order, 95 % to'))).toBeGreaterThan(Number(of('Conversion: In order')))
    expect(of('Time: Median (s)')).toBe(String(rows[1]?.figures.time?.median))
  })

  test('offers the pains beside a drop first', () => {
    const near = painsNear(view, ['stage3', 'stage4']).map(({ card }) => card.place[1])
    expect(near.slice(0, 2).sort()).toEqual(['step3-1', 'step4-1'])
    expect(near).toHaveLength(6)
  })
})

test('what a sheet would compute is copied as words', () => {
  const column = { id: 'a', label: 'State', kind: 'words', show: String, copy: String } as const
  expect(cells(tableAsText([column, column], ['=1+1', 'plain']))).toEqual([
    ['State', 'State'],
    ["'=1+1", "'=1+1"],
    ['plain', 'plain'],
  ])
})

describe('influence', () => {
  const influence = (state: string, before: number, any: number) => {
    const contrast = (converted: number) => ({
      exposed: 100,
      exposedConverted: converted,
      unexposed: 100,
      unexposedConverted: 50,
    })
    return { state, beforeGoal: contrast(before), anyTime: contrast(any) }
  }
  const rows = influenceRows([
    influence('account', 42, 67),
    influence('catalog', 60, 60),
    { state: 'rare', beforeGoal: null, anyTime: null },
  ])

  test('comes by how much it goes with the goal before it, and says where the definitions disagree', () => {
    expect(rows.map(({ state, isContrary }) => [state, isContrary])).toEqual([
      ['catalog', false],
      ['account', true],
      ['rare', false],
    ])
  })

  const context = { subject: 'customer', goal: 'purchase', leastGroup: 5 } as const

  test('tells both definitions with both groups and an interval, and what is too small not at all', () => {
    const [, account, rare] = rows
    const [, before, any] = narrowInfluence(context)
    if (!account || !rare || !before || !any) throw new Error('Rows or columns are missing')
    expect(before.show?.(account)).toBe('0.84×')
    expect(before.note?.(account)).toMatch(/^0\.\d\d–1\.\d\d\n100 with: 42\.0 %\n100 without: 50\.0 %$/)
    expect(any.show?.(account)).toBe('1.34×')
    expect(before.explain?.(account).notes[0]).toMatch(/opposite directions/)
    expect(before.note?.(rare)).toBeNull()
    expect(hidesAny(narrowInfluence(context), [rare])).toBe(true)
    const [heads = [], , copied = []] = cells(tableAsText(wideInfluence(context), rows))
    expect(Number(copied[heads.indexOf('Before the goal: Times as often')])).toBeCloseTo(0.84)
  })
})

describe('over time', () => {
  const snapshots = snapshotsOf(figures)

  test('a place has a number for each snapshot, the earliest first', () => {
    const rows = timeRows(places, snapshots, 'entered')
    expect(rows.map(({ place }) => place.kind)).toEqual(Array(5).fill('stage'))
    const [first] = rows
    const told = (first?.values ?? []).filter((value) => value !== null)
    expect(first?.values).toHaveLength(snapshots.length)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(slice.places.find(({ placeId }) => placeId === 'stage1')?.entered)
  })

  test('a line has a gap where a number is not told, and a dot at the day that is looked at', () => {
    const box = { width: 106, height: 26 }
    const trend = trendOf([0, null, 10, 5], 2, box)
    expect(trend.path).toBe('M3 23M69.7 3L103 13')
    expect(trend.dot).toEqual({ x: 69.7, y: 3 })
    expect(trendOf([0, null], 1, box).dot).toBeNull()
  })

  test('moves are those between stages, by how many made them, with words for the outside', () => {
    const moves = moveRows(places, slice, titlesOf(places))
    const counts = moves.map(({ customers }) => customers)
    expect(moves[0]).toEqual({ from: 'Start', to: 'Title of stage1', customers: 400 })
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(moves.some(({ to }) => to === 'No further')).toBe(true)
    expect(moves.every(({ from, to }) => !`${from}${to}`.includes('gone'))).toBe(true)
  })
})

test('a cohort is read as shares of those who came, and months beyond the data stay empty', () => {
  const columns = cohortColumns([
    { month: '2026-01', customers: 40, active: [40, 10, null] },
    { month: '2026-02', customers: 20, active: [20, 5] },
  ])
  const last = columns.at(-1)
  const [january, february] = [
    { month: '2026-01', customers: 40, active: [40, 10, null] },
    { month: '2026-02', customers: 20, active: [20, 5] },
  ]
  expect(columns.map(({ label }) => label)).toEqual(['Came in', 'Came', '+0', '+1', '+2'])
  expect(columns[3]?.show?.(january as never)).toBe('25 %')
  expect(last?.show?.(january as never)).toBe('not shown')
  expect(last?.show?.(february as never)).toBe('')
})

test('customers at risk are told by stage, the most first', () => {
  const byPlace = [
    ['stage1', 6],
    ['step2-1', 9],
    ['stage2', 9],
  ] as const
  const risk = { trigger: 'Low usage', rule: '', customers: 15, byPlace }
  expect(riskPlaces(risk, places)).toBe('Title of stage2 9 · Title of stage1 6')
})

test('two segments differ by points, with an interval that says whether it is clear', () => {
  const [mobile, desktop] = ['mobile', 'desktop'].map((value) =>
    figures.slices.find((one) => one.value === value),
  )
  if (!mobile || !desktop) throw new Error('There are no such segments')
  const rows = comparedRows(places, compareSlices(data, mobile, desktop).places, 'stage')
  const [place, one, , change] = comparedColumns('conversion', [mobile, desktop])
  const second = rows[1]
  if (!place || !one || !change || !second) throw new Error('Rows or columns are missing')
  const difference = Number(change.copy(second))
  expect(place.show?.(second)).toBe('Title of stage2')
  expect(one.show?.(second)).toMatch(/^\d+\.\d %$/)
  expect(change.show?.(second)).toBe(`+${Math.round(difference * 1000) / 10} points`)
  expect(change.note?.(second)).toMatch(/^\d+(\.\d)? to \d+(\.\d)?, clear$/)
  expect(change.note?.(rows[0] as never)).toBeNull()
})

test('what would be is told beside what is, of the place and all after it', () => {
  const [way] = changeableWays(data, slice, countedPlaces(places, slice, 'stage'))
  const result = whatIf(data, slice, { toPlaceId: 'stage2', conversion: 1 })
  if (!result.ok) throw new Error(result.error.message)
  const [first, ...later] = whatIfRows(result.value, titlesOf(places))
  expect(way).toMatchObject({ toId: 'stage2', title: 'Title of stage1 → Title of stage2' })
  expect(first).toMatchObject({ title: 'Title of stage2', would: 400, change: 400 - (first?.now ?? 0) })
  for (const { now, would, change } of later) {
    expect((would ?? 0) / (now ?? 1)).toBeCloseTo(400 / (first?.now ?? 1))
    expect(change).toBeGreaterThan(0)
  }
})

test('what is compared first stands on the map, else the two largest segments', () => {
  const segments = figures.slices.filter(({ kind }) => kind === 'segment')
  const largest = segments.toSorted((a, b) => b.customers - a.customers).slice(0, 2)
  expect(pairToCompare(figures.slices, { sliceId: '', besideId: '' })).toEqual(largest)
  const [first, last] = [snapshotsOf(figures)[0], snapshotsOf(figures).at(-1)]
  const onMap = { sliceId: first?.id ?? '', besideId: last?.id ?? '' }
  expect(pairToCompare(figures.slices, onMap)).toEqual([first, last])
})

test('a rule says which states of the data it finds, and what was set of it', () => {
  const data = {
    scores: [],
    states: ['support_ticket', 'visit'].map((name) => ({ name, events: 9, customers: 9 })),
  }
  expect(soughtWords('Support concerns', data)).toBe('Finds “support_ticket”.')
  expect(soughtWords('Financial hardship', data)).toBe('No state of this data sounds like it.')
  expect(soughtWords('Poor sentiment', data)).toBe('This data has no scores.')
  expect(soughtWords('Poor sentiment', figures)).toMatch(/sentiment line/)
  expect(settingWords('Support concerns', RISK_SETTINGS)).toBe('Events, at least: 3 · Days that count: 90')
  const off = { ...RISK_SETTINGS, off: ['Support concerns'] as const }
  expect(settingWords('Support concerns', off)).toBe('Off')
  expect([rulesOnWords(RISK_SETTINGS), rulesOnWords(off)]).toEqual(['all 9 are on', '8 of 9 are on'])
})

test('a campaign’s return follows the cost that was typed, in sight and in copies', () => {
  const columns = campaignColumns(figures)
  const at = (id: string) => columns.find((column) => column.id === id)
  const [spring] = costedCampaigns(figures.campaigns, [['Spring', 500]])
  if (!spring?.value) throw new Error('There is no such campaign')
  expect(at('cost')?.show?.(spring)).toBe('500.00')
  expect(at('cost')?.note?.(spring)).toMatch(/^data: /)
  expect(at('return')?.copy(spring)).toBe((spring.value - 500) / 500)
  expect(at('return')?.explain?.(spring).notes[0]).toMatch(/^The cost was typed/)
})

test('heads of groups are set apart only where there are several', () => {
  const columns = (...groups: readonly (string | undefined)[]) =>
    groups.map((group, at) => ({ id: `${at}`, ...(group !== undefined && { group }) }))
  expect([...firstOfGroups(columns(undefined, 'a', 'a', 'b'))]).toEqual(['1', '3'])
  expect([...firstOfGroups(columns(undefined, 'a', 'a'))]).toEqual([])
})
