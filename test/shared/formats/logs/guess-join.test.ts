import { describe, expect, it } from 'vitest'
import { joinFiles, proposeJoin } from '#shared/formats/logs/guess-join.ts'
import { fileOf, inspected, iso, stateOf, tableOf } from './inspect-builders.ts'

const events = (id: (at: number) => string | number, head = 'customer_id') =>
  inspected(
    fileOf(
      tableOf([head, 'event', 'timestamp'], 120, (at) => [
        id(at % 20),
        stateOf(Math.floor(at / 20)),
        iso(at),
      ]),
      'events.csv',
    ),
  )

const history = () =>
  inspected(
    fileOf(
      tableOf(['deal_id', 'date_entered', 'date_exited', 'value'], 60, (at) => [
        `d${at % 12}`,
        iso(at),
        iso(at + 1),
        stateOf(Math.floor(at / 12)),
      ]),
      'stages.csv',
    ),
  )
const deals = () =>
  inspected(
    fileOf(
      tableOf(['Deal ID', 'Deal Name', 'Deal Stage', 'Create Date', 'Amount'], 12, (at) => [
        `d${at}`,
        `Shop ${at}`,
        stateOf(at),
        iso(at),
        at * 100,
      ]),
      'deals.csv',
    ),
  )

describe('how two files are joined', () => {
  it('by columns that are called alike and share ids', async () => {
    const customers = await inspected(
      fileOf(
        tableOf(['Customer ID', 'plan'], 30, (at) => [1000 + at, ['free', 'pro'][at % 2] as string]),
        'customers.csv',
      ),
    )
    const join = proposeJoin(await events((at) => 1000 + at), customers)
    expect(join).toMatchObject({ column: 'customer_id', otherColumn: 'Customer ID', match: 'exact' })
    expect(join?.overlap).toBeCloseTo(2 / 3)
    expect(join?.why).toContain('share 20 ids of 30 ids looked at')
  })

  it('by what they share, whatever it is called, and as loosely as is needed', async () => {
    const people = await inspected(
      fileOf(
        tableOf(['id', 'country', 'contact mail'], 30, (at) => [at, 'DE', ` User${at}@Example.com`]),
        'people.csv',
      ),
    )
    const join = proposeJoin(await events((at) => `user${at}@example.com`, 'email'), people)
    expect(join).toMatchObject({ column: 'email', otherColumn: 'contact mail', match: 'email' })
  })

  it('by another column than the first file’s case, where the other has no better', async () => {
    const sessions = await inspected(
      fileOf(
        tableOf(['session_id', 'event', 'timestamp', 'crm number'], 120, (at) => [
          `s${at % 40}`,
          stateOf(Math.floor(at / 40)),
          iso(at),
          `K-${at % 10}`,
        ]),
      ),
    )
    const customers = await inspected(
      fileOf(tableOf(['customer', 'plan'], 12, (at) => [`K-${at}`, ['free', 'pro'][at % 2] as string])),
    )
    expect(proposeJoin(sessions, customers)).toMatchObject({
      column: 'crm number',
      otherColumn: 'customer',
      match: 'exact',
    })
  })

  it('with what only says how things stand now as what is known of each case', async () => {
    const [log, now] = [await history(), await deals()]
    expect(now.reading.shape).toBe('long')
    const join = proposeJoin(log, now)
    expect(join).toMatchObject({ column: 'deal_id', otherColumn: 'Deal ID', overlap: 1 })
    expect(join?.readings[0]).toMatchObject({ shape: 'interval', caseColumn: 'deal_id' })
    expect(join?.readings[1]).toMatchObject({
      ...{ shape: 'cases', caseColumn: 'Deal ID', activityColumn: null, timeColumn: null },
      columns: [
        { column: 'Deal Stage', role: 'segment', of: 'case' },
        { column: 'Amount', role: 'value', of: 'case' },
      ],
    })
  })

  it('by nothing where they share neither names nor ids', async () => {
    const other = await inspected(fileOf(tableOf(['shop', 'city'], 20, (at) => [`S${at}`, 'Bonn'])))
    expect(proposeJoin(await events((at) => `u${at}`), other)).toBeNull()
  })

  it('with the customers that stand there twice', async () => {
    const join = proposeJoin(
      await events((at) => `ann${at}@example.com`, 'email'),
      await inspected(
        fileOf(tableOf(['email', 'plan'], 20, (at) => [`${at < 3 ? 'Ann' : 'ann'}${at}@example.com`, 'pro'])),
      ),
    )
    expect(join?.match).toBe('email')
    expect(join?.duplicates).toEqual({
      customers: 3,
      examples: [0, 1, 2].map((at) => [`ann${at}@example.com`, `Ann${at}@example.com`]),
    })
  })
})

describe('customers that a file has twice', () => {
  it('are counted: ids that differ in capitals, and one address under two ids', async () => {
    const text = tableOf(['customer_id', 'email', 'plan'], 40, (at) => [
      at === 7 ? 'C6' : at === 6 ? 'c6' : `K${at}`,
      at === 9 ? 'P8@example.com' : `p${at}@example.com`,
      'pro',
    ])
    const { duplicates } = await inspected(fileOf(text))
    expect(duplicates).toEqual([
      { column: null, customers: 1, examples: [['c6', 'C6']] },
      { column: 'email', customers: 1, examples: [['K8', 'K9']] },
    ])
  })
})

describe('several files as one log', () => {
  it('are read beside the one that tells of events most fully, whichever came first', async () => {
    const { readings, joins, ambiguous } = joinFiles([await deals(), await history()])
    expect(readings.map(({ shape }) => shape)).toEqual(['cases', 'interval'])
    expect(joins.map((join) => join?.otherColumn ?? null)).toEqual(['Deal ID', null])
    expect(ambiguous).toEqual([])
  })

  it('compare ids in one way, be it that of the file which needs the loosest', async () => {
    const of = (name: string, id: (at: number) => string) =>
      inspected(
        fileOf(
          tableOf(['customer_id', 'plan'], 12, (at) => [id(at), 'pro']),
          name,
        ),
      )
    const [exact, email] = [(at: number) => `a${at}@b.org`, (at: number) => `A${at} <A${at}@B.org>`]
    const files = [await events(exact), await of('mails.csv', email), await of('plans.csv', exact)]
    const { readings, joins } = joinFiles(files)
    expect(joins.map((join) => join?.match ?? null)).toEqual([null, 'email', 'exact'])
    expect(readings.map(({ match }) => match)).toEqual(['email', 'email', 'email'])
  })

  it('are said to be strangers where they share no ids', async () => {
    const other = await inspected(
      fileOf(
        tableOf(['shop', 'city'], 20, (at) => [`S${at}`, 'Bonn']),
        'shops.csv',
      ),
    )
    const { joins, ambiguous } = joinFiles([await history(), other])
    expect(joins).toEqual([null, null])
    expect(ambiguous).toEqual([expect.stringContaining('“shops.csv” shares no ids with “stages.csv”')])
  })
})
