import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  escapeMermaidField,
  type MermaidFieldKind,
  unescapeMermaidField,
} from '#shared/formats/mermaid/field-codes.ts'
import { anyText } from './journey-builders.ts'

const KINDS: readonly MermaidFieldKind[] = ['title', 'section', 'task', 'person']

describe('escapeMermaidField', () => {
  it.each<[MermaidFieldKind, string, string]>([
    ['task', 'Make tea, at 5% — “soon” & (late)', 'Make tea, at 5% — “soon” & (late)'],
    ['task', 'Issue #42; call: support', 'Issue #35;42#59; call#58; support'],
    ['task', 'a < b\nc', 'a #60; b#10;c'],
    ['task', ' two  blanks \n ', '#32;two  blanks #10;#32;'],
    ['task', '% of 100%% of 5%', '#37; of 100#37;#37; of 5%'],
    ['task', 'Title page', '#84;itle page'],
    ['task', 'section review', '#115;ection review'],
    ['task', 'JOURNEY', '#74;OURNEY'],
    ['task', 'accTitle', '#97;ccTitle'],
    ['task', 'AccDescr { x', '#65;ccDescr { x'],
    ['task', 'Titles, sections, journeys, titled', 'Titles, sections, journeys, titled'],
    ['task', 'Retitle section', 'Retitle section'],
    ['task', '', '#8203;'],
    ['section', '', '#8203;'],
    ['section', 'Before: Title C4Container', 'Before#58; Title #67;4Container'],
    ['title', 'Fees: a:b', 'Fees: a#58;b'],
    ['title', 'section', 'section'],
    ['title', '', ''],
    ['person', 'Ann, Bob', 'Ann#44; Bob'],
    ['person', '', ''],
  ])('%s %j becomes %j', (kind, text, field) => {
    expect(escapeMermaidField(text, kind)).toBe(field)
    expect(unescapeMermaidField(field)).toBe(text)
  })

  it('is undone by unescapeMermaidField, and fits on a line, for any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...KINDS), (text, kind) => {
        const field = escapeMermaidField(text, kind)
        expect(field).not.toMatch(/[\n\r\u2028\u2029<]|%%|^\s|\s$/)
        expect(field.replaceAll(/#\d+;/g, '')).not.toMatch(/[#;]/)
        expect(unescapeMermaidField(field)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('unescapeMermaidField', () => {
  it.each([
    ['#quot;Fish #amp; chips#quot; #9829;', '"Fish & chips" ♥'],
    ['one<br>two<BR />three<br/>', 'one\ntwo\nthree\n'],
    ['#unknown; #x23; # 35; #35', '#unknown; #x23; # 35; #35'],
    ['#toString; #Quot;', '#toString; #Quot;'],
    ['#0; #55357; #1114112; #99999999999;', '\ufffd \ufffd \ufffd \ufffd'],
    ['#35;35;', '#35;'],
    ['a#8203;', 'a\u200b'],
  ])('%j becomes %j', (field, text) => {
    expect(unescapeMermaidField(field)).toBe(text)
  })
})
