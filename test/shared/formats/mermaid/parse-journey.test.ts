import { describe, expect, it } from 'vitest'
import { MAX_MERMAID_LENGTH, MAX_MERMAID_LINES } from '#shared/formats/mermaid/journey-problems.ts'
import { problemOf, readJourney } from './journey-builders.ts'

const CHECKOUT = `---
title: Checkout
config:
  theme: neutral
---
%%{init: {"theme": "neutral",
  "journey": {}}}%%
%% drawn on Monday
journey
    title  Buying shoes
    accTitle: Shoes; from shop # to door
    accDescr {
      First line
      second line
    }
    Hear of it: 4
    section Shop
      Look around: 5: Ann, Bob
      %% nobody likes this one

      Queue   :  1.5  :  Ann ,, # not Bob
    section Door
    section Door
      Unpack: good: Ann: really
`

describe('parseMermaidJourney reads', () => {
  it('all there is in a journey', () => {
    expect(readJourney(CHECKOUT)).toEqual({
      title: ' Buying shoes',
      frontMatterTitle: 'Checkout',
      accTitle: 'Shoes; from shop # to door',
      accDescr: 'First line\nsecond line',
      sections: ['Shop', 'Door', 'Door'],
      tasks: [
        { section: '', sectionIndex: -1, task: 'Hear of it', score: 4, people: [], line: 16 },
        { section: 'Shop', sectionIndex: 0, task: 'Look around', score: 5, people: ['Ann', 'Bob'], line: 18 },
        { section: 'Shop', sectionIndex: 0, task: 'Queue   ', score: 1.5, people: ['Ann', '', ''], line: 21 },
        { section: 'Door', sectionIndex: 2, task: 'Unpack', score: Number.NaN, people: ['Ann'], line: 24 },
      ],
    })
  })

  it('the same with Windows and old Mac line ends and a byte order mark', () => {
    const expected = readJourney(CHECKOUT)
    expect(readJourney(`\uFEFF${CHECKOUT.replaceAll('\n', '\r\n')}`)).toEqual(expected)
    expect(readJourney(CHECKOUT.replaceAll('\n', '\r'))).toEqual(expected)
  })

  it.each([
    [
      'keywords in any case',
      'journey\nTITLE X\nSection A\nACCTITLE: d',
      { title: 'X', sections: ['A'], accTitle: 'd' },
    ],
    [
      'a keyword that goes on as a word as a task',
      'journey\nTitles: 5: Me',
      { title: '', tasks: [{ task: 'Titles' }] },
    ],
    ['a task named Title … as the title', 'journey\nTitle page: 5: Me', { title: 'page: 5: Me', tasks: [] }],
    ['a title from the next line', 'journey\ntitle\nsection A', { title: 'section A', sections: [] }],
    ['the last title', 'journey\ntitle A\ntitle B', { title: 'B' }],
    ['all on one line', 'journey T: 5: Me', { tasks: [{ task: 'T', score: 5, people: ['Me'] }] }],
    ['a cut title', 'journey\ntitle Top #1', { title: 'Top ' }],
    [
      'codes as text',
      'journey\nIssue #35;42: 5: A#44;B',
      { tasks: [{ task: 'Issue #35;42', people: ['A#44;B'] }] },
    ],
    ['nothing as 0', 'journey\nT: : Me', { tasks: [{ score: 0 }] }],
    ['any JavaScript number', 'journey\nT: 0x10: Me', { tasks: [{ score: 16 }] }],
    ['an empty list of people as one empty name', 'journey\nT: 5:', { tasks: [{ people: [''] }] }],
    ['a line that begins with % as a comment', 'journey\n% of all: 5: Me', { tasks: [] }],
    ['a line whose second character begins %% as a comment', 'journey\nx%% y: 5: Me', { tasks: [] }],
    ['%% elsewhere as text', 'journey\nT: 5: Me %% no', { tasks: [{ people: ['Me %% no'] }] }],
    [
      'a directive in the middle of a line',
      'journey\nMake%%{wrap}%% tea: 5',
      { tasks: [{ task: 'Make tea' }] },
    ],
    [
      'a directive without end up to a line separator',
      'journey\n%%{init: {\u2028T: 5',
      { tasks: [{ task: 'T' }] },
    ],
    ['quotes of attributes', 'journey\n<a b="c">: 5', { tasks: [{ task: "<a b='c'>" }] }],
    [
      'an empty description block as none',
      'journey\naccDescr {}\nT: 5',
      { accDescr: '', tasks: [{ task: 'T' }] },
    ],
    [
      'a description block between other statements',
      'journey accDescr { a } T: 5',
      { accDescr: 'a', tasks: [{ task: 'T' }] },
    ],
    [
      'a word that Mermaid takes for a C4 diagram',
      'journey\nC4Container: 5',
      { tasks: [{ task: 'C4Container' }] },
    ],
    ["Mermaid's cut of a style line", 'journey\ntitle style a:#35;b;', { title: 'style a:#35;b' }],
    ["Mermaid's cut of a classDef line", 'journey\ntitle classDef a:#35;b;', { title: 'classDef a:#35;b' }],
  ])('%s', (_name, text, expected) => {
    expect(readJourney(text)).toMatchObject(expected)
  })

  it('lines through everything that was taken out', () => {
    const text = '---\na: b\n---\n\n\n%% c\n%%{init: {\n"a": 1}}%%\njourney\n\n\n  \n%% c\n%%\nT: 5: Me'
    expect(readJourney(text).tasks).toMatchObject([{ task: 'T', line: 15 }])
  })
})

describe('parseMermaidJourney refuses', () => {
  it.each([
    ['', 'mermaid-empty', 1, 'there is nothing to read'],
    ['%% only a comment\n', 'mermaid-empty', 1, 'there is nothing to read'],
    ['\n\nJOURNEY\nT: 5', 'mermaid-header-case', 3, 'small letters. Mermaid does not know “JOURNEY”'],
    ['flowchart TD\nA-->B', 'mermaid-not-a-journey', 1, 'but here is “flowchart TD”'],
    ['journeys\nT: 5', 'mermaid-not-a-journey', 1, '“journeys”'],
    ['%%\njourney', 'mermaid-not-a-journey', 1, '“%%”'],
    ['\n---\ntitle: F\n---\njourney', 'mermaid-front-matter', 2, 'start on the first line'],
    ['---\ntitle: F\njourney', 'mermaid-front-matter', 1, 'between two lines of “---”'],
    ['journey\ntitle A;B', 'mermaid-semicolon', 2, '“#59;”'],
    ['journey\nsection A\nA; T: 5: Me', 'mermaid-semicolon', 3, 'cannot read “;”'],
    ['journey;title X', 'mermaid-semicolon', 1, 'cannot read “;”'],
    ['journey\nsection A: first\nT: 5', 'mermaid-colon-in-section', 2, 'a section cannot contain “:”'],
    ['journey\nsection A:\nT: 5', 'mermaid-colon-in-section', 2, 'a section cannot contain “:”'],
    ['journey\nSection review: 5: Me', 'mermaid-task-begins-with-section', 2, 'the word “Section”'],
    ['journey\nSection review: 4.5', 'mermaid-task-begins-with-section', 2, 'the word “Section”'],
    ['journey\n\nJourney starts: 5: Me', 'mermaid-task-begins-with-journey', 3, 'the word “Journey”'],
    ['journey\n: 5: Me', 'mermaid-task-without-name', 2, 'no task before this colon'],
    [
      'journey\nMake tea\nDrink: 5',
      'mermaid-missing-score',
      2,
      'the task “Make tea” has no score. Write it as',
    ],
    ['journey\nMake tea:', 'mermaid-missing-score', 2, '“Task: 3: Person”'],
    ['journey\nMake tea', 'mermaid-missing-score', 2, 'has no score'],
    ['journey\nMake tea\n: 5: Me', 'mermaid-missing-score', 2, '“Make tea”'],
    [
      'journey\nIssue #42: 5: Me',
      'mermaid-hash-in-task',
      2,
      'after “#” is a comment, so the task “Issue” has no score',
    ],
    ['journey\nIssue # no score', 'mermaid-missing-score', 2, 'the task “Issue”'],
    ['journey\n茶：5：我', 'mermaid-wide-colon', 2, 'the wide colon'],
    ['journey\naccDescr {\nno end', 'mermaid-unfinished-description', 2, 'close it with “}”'],
    ['journey\naccTitle:\n', 'mermaid-unfinished-description', 2, 'Write its text after “:”'],
  ])('%j', (text, code, line, words) => {
    const problem = problemOf(text)
    expect(problem).toMatchObject({ code, line })
    expect(problem.message).toMatch(new RegExp(`^Line ${line}: `))
    expect(problem.message).toContain(words)
  })

  it('with the line of the original, whatever was taken out before it', () => {
    expect(problemOf('---\r\na: b\r\n---\r\n%% c\r\njourney\r\n%% c\r\n\r\nMake tea\r\n').line).toBe(8)
  })

  it('quoting only the beginning of long text, whole characters at that', () => {
    expect(problemOf(`journey\n${'😀'.repeat(100)}`).message).toContain(`“${'😀'.repeat(40)}…”`)
    expect(problemOf(`journey\n${'ab'.repeat(100)}`).message).toContain(`“${'ab'.repeat(20)}…”`)
  })

  it('what is too long or has too many lines, and takes what just fits', () => {
    const long = `journey\ntitle ${'x'.repeat(MAX_MERMAID_LENGTH - 14)}`
    expect(readJourney(long).title).toHaveLength(MAX_MERMAID_LENGTH - 14)
    expect(problemOf(`${long}x`)).toMatchObject({ code: 'mermaid-too-long', line: 1 })
    expect(problemOf(`${long}x`).message).toContain('1,048,576')
    const many = `journey${'\nT: 5'.repeat(MAX_MERMAID_LINES - 1)}`
    expect(readJourney(many).tasks).toHaveLength(MAX_MERMAID_LINES - 1)
    expect(problemOf(`${many}\r`)).toMatchObject({
      code: 'mermaid-too-many-lines',
      line: MAX_MERMAID_LINES + 1,
    })
  })
})
