import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { isJourneyData } from '#shared/formats/logs/inspect-log.ts'
import { fileOf, inspected, iso, log, rolesOf, stateOf, tableOf, two } from './inspect-builders.ts'

describe('how rows tell of events', () => {
  it('prefers customers to sessions and row ids', async () => {
    const text = tableOf(
      ['id', 'session_id', 'customer', 'action', 'created_at', 'created_by'],
      200,
      (at) => [at, `s${Math.floor(at / 4)}`, `c${at % 17}`, stateOf(at), iso(at), `agent ${at % 3}`],
    )
    const { reading, subject, why } = await inspected(fileOf(text))
    expect(reading).toMatchObject({ caseColumn: 'customer', activityColumn: 'action', shape: 'long' })
    expect(subject).toBe('customer')
    expect(why.join(' ')).toContain('“session_id” tells apart what is finer')
  })

  it('prefers a pseudonym to an id that most rows lack', async () => {
    const text = tableOf(['user_id', 'anonymous_id', 'event', 'timestamp', 'sent_at'], 200, (at) => [
      at % 10 < 4 ? `u${at % 10}` : '',
      `a${at % 25}`,
      stateOf(Math.floor(at / 25)),
      iso(at),
      iso(at),
    ])
    const { reading } = await inspected(fileOf(text))
    expect(reading).toMatchObject({ shape: 'long', caseColumn: 'anonymous_id', timeColumn: 'timestamp' })
  })

  it('knows intervals by two times', async () => {
    const text = tableOf(['case', 'activity', 'start', 'end'], 80, (at) => [
      `c${at % 8}`,
      stateOf(at),
      iso(at),
      at % 9 === 0 ? '' : iso(at + 1),
    ])
    const { reading } = await inspected(fileOf(text))
    expect(reading).toMatchObject({
      shape: 'interval',
      timeColumn: 'start',
      endColumn: 'end',
      activityColumn: 'activity',
    })
  })

  it('knows starts and ends, even where all starts come first', async () => {
    const text = tableOf(['patient', 'handling', 'phase of work', 'time'], 3000, (at) => [
      at % 100,
      stateOf(Math.floor((at % 1500) / 100)),
      at < 2900 ? 'start' : 'complete',
      iso(at),
    ])
    const { reading } = await inspected(fileOf(text))
    expect(reading).toMatchObject({
      caseColumn: 'patient',
      activityColumn: 'handling',
      lifecycleColumn: 'phase of work',
      lifecycle: 'all',
    })
  })

  it('knows a wide table by a column for each state’s date', async () => {
    const text = tableOf(
      ['Customer ID', 'Country', 'Signed up', 'Trial started', 'Paid', 'Last updated'],
      50,
      (at) => [
        `C${at}`,
        ['FR', 'DE'][at % 2] as string,
        `2024-01-${two((at % 28) + 1)}`,
        at % 2 ? `2024-02-${two((at % 28) + 1)}` : '',
        at % 3 ? '' : `2024-03-${two((at % 28) + 1)}`,
        '2024-04-01',
      ],
    )
    const inspection = await inspected(fileOf(text))
    expect(inspection.reading).toMatchObject({
      shape: 'wide',
      caseColumn: 'Customer ID',
      stateColumns: ['Signed up', 'Trial started', 'Paid'],
      timeColumn: null,
    })
    expect(rolesOf(inspection)).toBe('Country:segment/case')
  })

  it('takes the id of the order in a wide table of orders, and says what has none', async () => {
    const text = tableOf(['order_id', 'customer', 'ordered', 'paid', 'delivered'], 40, (at) => [
      at === 5 || at === 9 ? '' : `O${at}`,
      `K${at % 9}`,
      iso(at),
      at % 2 ? iso(at + 1) : '',
      '',
    ])
    const { reading, ambiguous } = await inspected(fileOf(text))
    expect(reading).toMatchObject({
      shape: 'wide',
      caseColumn: 'order_id',
      stateColumns: ['ordered', 'paid'],
    })
    expect(ambiguous.join(' ')).toContain('“order_id” is empty in about 5 % of the rows')
  })

  it('knows what is only known of customers', async () => {
    const text = tableOf(['email', 'plan', 'persona', 'mrr'], 40, (at) => [
      `Ann.${at}@example.com`,
      ['free', 'pro'][at % 2] as string,
      ['Planner', 'Doer', 'Skipper'][at % 3] as string,
      at * 3,
    ])
    const inspection = await inspected(fileOf(text, 'customers.csv'))
    expect(inspection.reading).toMatchObject({
      shape: 'cases',
      caseColumn: 'email',
      match: 'email',
      timeColumn: null,
    })
    expect(rolesOf(inspection)).toBe('persona:persona/case, mrr:value/case, plan:segment/case')
    expect(isJourneyData(inspection)).toBe(false)
  })

  it('tells scores by their names and scales', async () => {
    const text = tableOf(
      ['customer_id', 'date', 'NPS', 'CSAT', 'effort score', 'quality score', 'NPS comment', 'Credit score'],
      60,
      (at) => [`c${at}`, iso(at), at % 11, (at % 5) + 1, (at % 7) + 1, at, 'fine', at],
    )
    const { reading } = await inspected(fileOf(text, 'survey.csv'))
    expect(reading).toMatchObject({ shape: 'long', activityColumn: null, activityName: 'Survey answered' })
    expect(
      reading.columns.filter(({ role }) => role === 'score').map(({ column, score }) => [column, score]),
    ).toEqual([
      ['NPS', { kind: 'nps', low: 0, high: 10 }],
      ['CSAT', { kind: 'csat', low: 1, high: 5 }],
      ['effort score', { kind: 'ces', low: 1, high: 7 }],
      ['quality score', { kind: 'mean', low: 0, high: 100 }],
    ])
  })

  it('finds the meaning of columns that are filled now and then', async () => {
    const text = tableOf(
      ['user_id', 'event', 'timestamp', 'utm_campaign', 'utm_medium', 'order_value', 'ad_cost'],
      400,
      (at) => [
        `u${at % 40}`,
        stateOf(Math.floor(at / 40)),
        iso(at),
        at % 21 === 3 ? 'spring' : '',
        at % 21 === 3 ? 'email' : '',
        at % 27 === 4 ? `${at}.50` : '',
        at % 21 === 3 ? '0.2' : '',
      ],
    )
    expect(rolesOf(await inspected(fileOf(text)))).toBe(
      'utm_campaign:campaign/event, utm_medium:channel/event, order_value:value/event, ad_cost:cost/event',
    )
  })

  it('reads a workbook’s sheet and a XES log in the same way', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [
      `u${at % 5}`,
      stateOf(at),
      new Date(Date.UTC(2024, 2, 1 + (at % 28), 9, 30)),
    ])
    const book = await writeXlsx({
      sheets: [
        { name: 'About', rows: [['Made for you']] },
        { name: 'Events', rows: [['user_id', 'event', 'timestamp'], ...rows] },
      ],
    })
    const sheet = await inspected(fileOf(book, 'events.xlsx'))
    expect(sheet.sheets).toEqual(['About', 'Events'])
    expect(sheet.reading).toMatchObject({
      format: 'workbook',
      sheet: 'Events',
      caseColumn: 'user_id',
      activityColumn: 'event',
      timeFormat: 'iso',
    })
    const event = (name: string) =>
      `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="2024-03-01T09:00:00+01:00"/><string key="lifecycle:transition" value="complete"/></event>`
    const trace = (id: number) =>
      `<trace><string key="concept:name" value="${id}"/><string key="plan" value="${id % 2 ? 'free' : 'pro'}"/>${event('visit')}${event('buy')}</trace>`
    const xes = await inspected(
      fileOf(
        `<?xml version="1.0"?><log>${Array.from({ length: 12 }, (_, id) => trace(id)).join('')}</log>`,
        'log.xes',
      ),
    )
    expect(xes.reading).toMatchObject({
      format: 'xes',
      caseColumn: 'case:concept:name',
      activityColumn: 'concept:name',
      timeColumn: 'time:timestamp',
      lifecycleColumn: 'lifecycle:transition',
    })
    expect(rolesOf(xes)).toBe('case:plan:segment/case')
    expect(isJourneyData(xes)).toBe(true)
  })
})

describe('what is journey data', () => {
  const isData = async (text: string, name?: string) => isJourneyData(await inspected(fileOf(text, name)))

  it('is a log, and no list of cards, grid or table of ours', async () => {
    expect(await isData(log(iso))).toBe(true)
    expect(
      await isData(
        tableOf(['Card', 'Stage', 'Owner', 'Due'], 30, (at) => [
          `We want thing ${at}`,
          ['Aware', 'Buy'][at % 2] as string,
          ['Ann', 'Bo'][at % 2] as string,
          iso(at),
        ]),
      ),
    ).toBe(false)
    expect(
      await isData(
        tableOf(['Idea', 'Stage', 'Customer', 'Due date'], 30, (at) => [
          `We want thing ${at}`,
          ['Aware', 'Buy', 'Use'][at % 3] as string,
          ['Ann', 'Bo'][at % 2] as string,
          iso(at),
        ]),
      ),
    ).toBe(false)
    expect(await isData(',Aware,Buy,Use\nPains,"slow, dear",queue,\nDoing,search,pay,open\n')).toBe(false)
    expect(await isData('throughline:grid:1,Aware,Buy\nPains,a,b\n')).toBe(false)
  })
})
