import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { SUMMARY_PART_TITLES, SUMMARY_PARTS } from '#shared/formats/summary/blocks.ts'
import { type MapSummary, summarise } from '#shared/formats/summary/summarise.ts'
import type { WorkshopFacts } from '#shared/formats/summary/workshop.ts'
import { writeFollowUpCsv } from '#shared/formats/summary/write-follow-ups.ts'
import { writeSummaryHtml } from '#shared/formats/summary/write-html.ts'
import { writeSummaryMarkdown } from '#shared/formats/summary/write-markdown.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { type MapSketch, recordsOf, SAMPLE, SAMPLE_NOW } from '#test/shared/analysis/support/sketch.ts'
import { randomRecords, snapshotOf } from '#test/shared/formats/project-builders.ts'
import { numbersFor } from '#test/support/map-numbers.ts'

const summaryOf = (
  sketch: MapSketch,
  more: readonly RecordToInsert[] = [],
  facts: WorkshopFacts | null = null,
): MapSummary => {
  const snapshot = snapshotOf([...recordsOf(sketch), ...more])
  return summarise(viewMap(snapshot, 'map') as MapView, snapshot, facts)
}

/** Two stages compared in numbers, in data called as `text` says. */
function numbersCalled(text: string): RecordToInsert {
  const stages = [
    { stage: { id: 'S', title: text }, steps: [] },
    { stage: { id: 'T', title: text }, steps: [] },
  ]
  const { id, ...fields } = numbersFor(
    { map: { id: 'map' }, stages },
    { reached: [10, 4], beside: [8, 8], segment: text, fields: { title: text } },
  )
  return { table: 'dataSets', id, fields }
}

/** A map that says something in every part of its summary, with `text` wherever people write. */
const everywhere = (text: string): MapSummary =>
  summaryOf(
    {
      map: { title: text, scenario: text, goal: text, personaIds: ['persona'] },
      stages: { S: [{ id: 'a', title: text, moment: true }, 'b', 'c'] },
      lanes: {
        Mood: {
          kind: 'sentiment',
          cards: {
            a: { text, personaId: 'persona', amount: 2 },
            b: { text, personaId: 'persona', amount: -2 },
            c: { text, personaId: 'persona', amount: 0 },
          },
        },
        Hurts: { kind: 'pains', cards: { b: [{ id: 'pain', text, author: text }, { text }] } },
        Mend: {
          kind: 'opportunities',
          cards: {
            b: [
              {
                text,
                owner: text,
                due: '2027-02-26',
                progress: 'planned',
                value: 4,
                effort: 2,
                painIds: ['pain'],
              },
              { text, progress: 'idea' },
            ],
          },
        },
        Touch: { kind: 'touchpoints', cards: { b: { text, status: 'missing' } } },
      },
    },
    [
      {
        table: 'personas',
        id: 'persona',
        fields: { name: text, role: text, motto: text, quote: text, about: text, goals: text },
      },
      { table: 'comments', id: 'comment', fields: { mapId: 'map', text, author: `${text} too` } },
      { table: 'notes', id: 'parked', fields: { mapId: 'map', text, parked: true } },
      numbersCalled(text),
    ],
    {
      people: [{ name: text, role: 'Contributors' }],
      agenda: [{ title: text, minutes: 5, done: true }],
      vote: { mapId: 'map', title: text, voters: 1, cards: [{ cardId: 'pain', dots: 2 }] },
    },
  )

describe('the summary of the sample', () => {
  const summary = summarise(SAMPLE_NOW, SAMPLE)

  test('says who travels, what hurts most, what is to be done and what to take away', () => {
    expect(summary).toMatchObject({
      project: 'Mira tries a commuter e-bike subscription',
      title: 'From bus pass to e-bike',
      scope: expect.stringMatching(/^Mira tries a commuter e-bike subscription to get to the early shift/),
      personas: [{ name: 'Mira' }],
      painCount: 5,
      moments: [
        {
          step: 'First ride to work',
          stage: 'Try',
          feelings: [{ persona: 'Mira', words: 'Wind, river, on time!' }],
        },
      ],
    })
    expect(summary.pains.map(({ text, score }) => [text, score])[0]).toEqual([
      'Full price for six days without a bike',
      21,
    ])
    expect(summary.opportunities.map(({ owner, due, status }) => [owner, due, status])).toEqual([
      ['Aylin', '2027-01-29', 'doing'],
      ['Samira', '2027-02-26', 'idea'],
      ['Tom', '2027-04-30', 'idea'],
    ])
    expect(summary.actions.map(({ text }) => text)).toEqual(['Stop the clock while the bike stands still'])
    expect(summary.outcomes.map(({ kind, text }) => [kind, text])).toEqual([
      ['opportunity', 'Stop the clock while the bike stands still'],
      ['moment', 'First ride to work'],
      ['opportunity', 'Show the deposit next to the price, waive it for regular pay'],
    ])
    expect(summary.patterns.map(({ label }) => label)).toEqual(['Peak', 'Trough', 'Rapid drop', 'Sawtooth'])
    expect(summary.gaps).toHaveLength(5)
  })

  test('is the same in Markdown and HTML, section by section', () => {
    const sections = [
      'Top three outcomes',
      'Who travels',
      'Worst pain points',
      'Opportunities',
      'Action plan',
      'Moments that matter',
      'Patterns in the sentiment',
      'Gaps',
      'Parking lot',
    ]
    const markdown = writeSummaryMarkdown(summary)
    expect([...markdown.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(sections)
    expect(
      [...writeSummaryHtml(summary).matchAll(/<h2 id="[^"]+">(.*)<\/h2>/g)].map(([, title]) => title),
    ).toEqual(sections)
    expect(markdown).toContain(
      '| Stop the clock while the bike stands still | Full price for six days without a bike | Aylin | 29 Jan 2027 | Under way | 4 / 1, quick win |',
    )
    expect(markdown).toContain(
      '| Full price for six days without a bike | Opens the invoice | 1 | 3 (Abandons) × 7 votes = 21 |',
    )
  })
})

describe('a summary', () => {
  const plan = (
    ...cards: readonly (readonly [string, string | null, 'planned' | 'doing' | 'idea' | 'done' | 'dropped'])[]
  ) =>
    summaryOf({
      stages: { S: ['s'] },
      lanes: {
        Mend: {
          kind: 'opportunities',
          cards: { s: cards.map(([text, due, progress]) => ({ text, due, progress })) },
        },
      },
    })

  test('has what is planned or under way in its plan, by date, and what is dropped nowhere', () => {
    const { actions, opportunities } = plan(
      ['some day', null, 'planned'],
      ['late', '2027-03-01', 'doing'],
      ['early', '2026-12-01', 'planned'],
      ['idea', '2026-01-01', 'idea'],
      ['done', '2026-01-01', 'done'],
      ['dropped', null, 'dropped'],
    )
    expect(actions.map(({ text }) => text)).toEqual(['early', 'late', 'some day'])
    expect(opportunities.map(({ text }) => text)).toEqual(['some day', 'late', 'early', 'idea', 'done'])
  })

  test('names who took part once, of cards and of this map’s comments', () => {
    const { people } = summaryOf(
      {
        stages: { S: ['s'] },
        lanes: {
          Doing: {
            kind: 'cards',
            cards: {
              s: [
                { text: 'x', author: 'Zoé' },
                { text: 'y', author: 'Ada ' },
              ],
            },
          },
        },
      },
      [
        { table: 'comments', id: 'c1', fields: { mapId: 'map', author: 'zoé' } },
        { table: 'comments', id: 'c2', fields: { mapId: 'map', author: 'Ben' } },
        { table: 'comments', id: 'c3', fields: { mapId: 'elsewhere', author: 'Cleo' } },
      ],
    )
    expect(people).toEqual(['Ada', 'Ben', 'Zoé'])
  })

  test('takes the highest peak where no moment is marked, and the worst pain that nothing answers', () => {
    const { outcomes } = summaryOf({
      stages: { S: ['a', 'b', 'c', 'd', 'e', 'f'] },
      lanes: {
        Mood: { kind: 'sentiment', cards: { a: 0, b: 1, c: 0, d: 0, e: 2, f: 0 } },
        Hurts: {
          kind: 'pains',
          cards: {
            a: [
              { text: 'mild', impact: 'trivial' },
              { text: 'bad', impact: 'abandons' },
            ],
          },
        },
      },
    })
    expect(outcomes.map(({ kind, text }) => [kind, text])).toEqual([
      ['peak', 'e'],
      ['pain', 'bad'],
      ['pain', 'mild'],
    ])
  })

  test('leaves out the parts that are not asked for, in Markdown and in HTML', () => {
    const summary = everywhere('Words')
    const titlesIn = (page: string): string[] =>
      [...page.matchAll(/^(?:## (.*)|<h2[^>]*>(.*)<\/h2>)$/gm)].map(([, one, other]) => one ?? other ?? '')
    const all = SUMMARY_PARTS.map((part) => SUMMARY_PART_TITLES[part])
    expect(titlesIn(writeSummaryMarkdown(summary))).toEqual(all)
    expect(titlesIn(writeSummaryHtml(summary))).toEqual(all)
    const wanted = ['Worst pain points', 'Gaps']
    expect(titlesIn(writeSummaryMarkdown(summary, ['gaps', 'pains']))).toEqual(wanted)
    expect(titlesIn(writeSummaryHtml(summary, { parts: ['gaps', 'pains'] }))).toEqual(wanted)
  })

  test('tells of the workshop who was there, what was done, what was chosen and what is parked', () => {
    const summary = summaryOf(
      {
        map: {},
        stages: { S: ['a'] },
        lanes: {
          Hurts: {
            kind: 'pains',
            cards: {
              a: [
                { id: 'worst', text: 'Six days', author: 'Ada' },
                { id: 'mild', text: 'A footnote', author: 'Cem' },
              ],
            },
          },
        },
      },
      [{ table: 'notes', id: 'later', fields: { mapId: 'map', text: 'Winter tyres?', parked: true } }],
      {
        people: [
          { name: 'Petra', role: 'Facilitators' },
          { name: 'ADA', role: 'Contributors' },
          { name: 'Ben', role: 'Contributors' },
          { name: ' ', role: 'Contributors' },
        ],
        agenda: [
          { title: 'Scope', minutes: 15, done: true },
          { title: '', minutes: 0, done: false },
        ],
        vote: {
          mapId: 'map',
          title: 'Worst pains',
          voters: 2,
          cards: [
            { cardId: 'worst', dots: 4 },
            { cardId: 'gone', dots: 2 },
            { cardId: 'mild', dots: 0 },
          ],
        },
      },
    )
    const page = writeSummaryMarkdown(summary, ['vote', 'parked', 'agenda', 'people'])
    expect(page.slice(page.indexOf('##'))).toBe(
      `## What the vote came to

Worst pains: 2 people voted.

| Card | Dots |
| --- | --- |
| Six days | 4 |

## Parking lot

- **Winter tyres?**

## What was done

| Item | Planned | Done |
| --- | --- | --- |
| Scope | 15 min | Yes |
| Untitled item | — | No |

## Who took part

- **Facilitators**: Petra
- **Contributors**: ADA, Ben

Also wrote: Cem.
`,
    )
  })

  test('knows no workshop where there was none: an agenda nothing was done of, a vote on another map', () => {
    const summary = summaryOf({ map: {}, stages: { S: ['a'] }, lanes: {} }, [], {
      people: [],
      agenda: [{ title: 'Scope', minutes: 15, done: false }],
      vote: { mapId: 'other', title: '', voters: 1, cards: [] },
    })
    expect(writeSummaryMarkdown(summary, ['vote', 'parked', 'agenda', 'people'])).not.toContain('##')
  })

  test('of an empty map is short and whole', () => {
    const summary = summaryOf({ map: { title: '' }, stages: {}, lanes: {} })
    expect(writeSummaryMarkdown(summary)).toBe(
      '# Untitled map\n\n## Action plan\n\nNothing is planned or under way yet.\n',
    )
    expect(writeSummaryHtml(summary)).toContain('<h1>Untitled map</h1>')
    expect(writeFollowUpCsv(summary).split('\r\n')).toHaveLength(2)
  })

  test('holds on any map, with at most three outcomes and five pains', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const snapshot = snapshotOf(randomRecords(seed))
        for (const { id } of mapsOf(snapshot)) {
          const summary = summarise(viewMap(snapshot, id) as MapView, snapshot)
          expect(summary.outcomes.length).toBeLessThanOrEqual(3)
          expect(summary.pains.length).toBe(Math.min(5, summary.painCount))
          expect(writeSummaryHtml(summary)).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('nothing that people wrote turns into markup', () => {
  const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? []

  test.each([
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<!--',
    '&lt;b&gt;',
    "' onclick='",
  ])('in HTML: %s', (text) => {
    const [html, harmless] = [everywhere(text), everywhere('harmless')].map((summary) =>
      writeSummaryHtml(summary),
    ) as [string, string]
    expect(tagsOf(html)).toEqual(tagsOf(harmless))
  })

  test('the page fetches nothing and runs nothing', () => {
    const html = writeSummaryHtml(everywhere('https://example.org/x.png'))
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/<(script|link|img|iframe|object)|\b(src|href|on\w+)=|url\(|@import/)
  })

  test.each<[string, string]>([
    ['<b>x</b>', '\\<b\\>x\\</b\\>'],
    ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
    ['[a](http://b)', '\\[a\\](http\\://b)'],
    ['a | b', 'a \\| b'],
    ['two\n\n# lines', 'two # lines'],
    ['&lt;', '\\&lt;'],
    ['back\\slash', 'back\\\\slash'],
  ])('in Markdown: %j', (text, escaped) => {
    const markdown = writeSummaryMarkdown(everywhere(text))
    expect(markdown.split('\n')[0]).toBe(`# ${escaped}`)
    expect(shapeOf(markdown)).toEqual(shapeOf(writeSummaryMarkdown(everywhere('harmless'))))
  })

  /** What Markdown makes of each line: how it begins, and how many cells it has. */
  const shapeOf = (markdown: string): string[] =>
    markdown
      .split('\n')
      .map(
        (line) => `${/^(?:#+ |> |\d+\. |- |\| )?/.exec(line)?.[0]}${line.match(/(?<!\\)\|/g)?.length ?? 0}`,
      )

  test.each(['# x', '- x', '+ x', '1. x', '= x'])('nor at the start of a line: %s', (text) => {
    const { people, ...rest } = everywhere('harmless')
    expect(people).toHaveLength(2)
    expect(writeSummaryMarkdown({ ...rest, workshop: null, people: [text] })).toMatch(
      /\n\n(\\[#\-+=]|1\\\.) x\.\n$/,
    )
  })
})

/** The cells of a CSV text without doubled quotation marks, read as RFC 4180 has it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (const letter of csv.replaceAll('\r\n', '\u0000')) {
    const row = rows.at(-1) as string[]
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === ',' && !isQuoted) row.push('')
    else if (letter === '\u0000') rows.push([''])
    else row.push(row.pop() + letter)
  }
  return rows
}

describe('the follow-ups', () => {
  test('of the sample are its open opportunities, those under way first', () => {
    const csv = writeFollowUpCsv(summarise(SAMPLE_NOW, SAMPLE))
    expect(csv.startsWith('\uFEFFWhat,Owner,Due,Status,Value,Effort,Stage,Step,Answers,Map\r\n')).toBe(true)
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map((line) =>
          line
            .split(/,(?=Aylin|Samira|Tom)/)[1]
            ?.split(',')
            .slice(0, 5),
        ),
    ).toEqual([
      ['Aylin', '2027-01-29', 'Under way', '4', '1'],
      ['Samira', '2027-02-26', 'Idea', '4', '2'],
      ['Tom', '2027-04-30', 'Idea', '5', '4'],
    ])
  })

  test.each(['=1+1', '+1', '-1', '@sum', '\t=1', ' =1', '＝1', '\n=1'])('run no formula: %j', (text) => {
    const [, row] = cellsOf(writeFollowUpCsv(everywhere(text)))
    expect(row?.[0]).toBe(`'${text}`)
  })

  test.each(['a,b', 'two\nlines', 'a;b', 'plain'])('keep a text as it is: %j', (text) => {
    const [, row] = cellsOf(writeFollowUpCsv(everywhere(text)))
    expect(row?.[0]).toBe(text)
    expect(row?.at(-1)).toBe(text)
  })

  test('write quotation marks twice', () => {
    const csv = writeFollowUpCsv(everywhere('say "x"'))
    expect(csv.split('\r\n')[1]).toMatch(/^"say ""x""","say ""x""",2027-02-26,Planned,4,2,S,b,/)
  })
})
