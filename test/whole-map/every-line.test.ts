import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { readProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { LINES } from './lines.ts'
import { snapshotOf } from './support/acts.ts'
import { begin } from './support/base.ts'
import { saysWords, textOfSvg } from './support/drawn.ts'
import type { Line } from './support/line.ts'
import { firstDifference } from './support/same.ts'
import { drawnAs, saidInJson, type Telling, tell, toldBy } from './support/story.ts'
import { openStudio, type Studio, saved, value } from './support/studio.ts'

/**
 * One project gathers every line of the inventory: a window makes, changes, undoes and redoes each while another one
 * looks on; then the file is saved, and opened by another host as if it had come by mail.
 */
describe('every line of the inventory', { timeout: 60_000 }, () => {
  const told = new Map<Line, Telling | Error>()
  const studios: Studio[] = []
  let finished: Snapshot
  let reopened: Snapshot

  beforeAll(async () => {
    const studio = await openStudio()
    studios.push(studio)
    const entry = await studio.newProject('Every line')
    const here = await studio.openWindow(entry)
    await begin(here)
    const there = await studio.openWindow(entry)
    for (const line of LINES) told.set(line, await tell(line, here, there).catch(asError))
    finished = snapshotOf(here)
    await saved(here)
    await studio.shut()
    reopened = snapshotOf(await openedElsewhere(entry.path))
  }, 120_000)
  afterAll(() => Promise.all(studios.map((studio) => studio.remove())))

  async function openedElsewhere(path: string): Promise<ProjectContext> {
    const other = await openStudio()
    studios.push(other)
    return other.openFile(await other.copyOf(path))
  }

  const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

  /** What became of a line; what went wrong on its way fails whoever asks. */
  function tellingOf(line: Line): Telling {
    const telling = told.get(line)
    if (!telling || telling instanceof Error) throw telling ?? new Error('Its story was never told')
    return telling
  }

  /** Whether words stand in each of some SVG files. */
  const saidIn = (words: string, ...files: readonly (string | undefined)[]): boolean[] =>
    files.map((svg) => saysWords(textOfSvg(svg ?? ''), words))

  describe.each(LINES.map((line) => ({ name: `${line.section}: ${line.name}`, line })))(
    '$name',
    ({ line }) => {
      test('is made, changed, undone and redone, one step for each act', () => {
        const { before, made, changed, undone, redone } = tellingOf(line)
        expect(firstDifference(before, made)).not.toBeNull()
        expect(firstDifference(made, changed)).not.toBeNull()
        expect(firstDifference(undone[0], made)).toBeNull()
        expect(firstDifference(undone[1], before)).toBeNull()
        expect(firstDifference(redone[0], made)).toBeNull()
        expect(firstDifference(redone[1], changed)).toBeNull()
      })

      test('reaches a second window', () => {
        const { before, made, changed, elsewhere } = tellingOf(line)
        const expected = [made, changed, before, changed]
        expect(elsewhere).toHaveLength(expected.length)
        for (const [at, snapshot] of elsewhere.entries())
          expect(firstDifference(snapshot, expected[at] as Snapshot)).toBeNull()
      })

      test('stands in the JSON, also of the file that another host opened', () => {
        const { before, changed } = tellingOf(line)
        const { expected, isKeptOut = false } = line.json
        expect(isDeepStrictEqual(saidInJson(before, line), expected)).toBe(isKeptOut)
        expect(saidInJson(changed, line)).toEqual(expected)
        expect(saidInJson(reopened, line)).toEqual(expected)
      })

      test('stands in the drawing that SVG and PDF are made of, or is left out on purpose', () => {
        const { before, made, changed } = tellingOf(line)
        const [first, second, third, last] = [before, made, changed, reopened].map((snapshot) =>
          drawnAs(snapshot, line),
        )
        if (line.drawn.kind === 'never') expect([second, third]).toEqual([first, first])
        else if (line.drawn.kind === 'shape') {
          expect(second).not.toBe(first)
          expect(third).not.toBe(second)
        } else
          expect(line.drawn.words.map((words) => [words, ...saidIn(words, first, third, last)])).toEqual(
            line.drawn.words.map((words) => [words, false, true, true]),
          )
      })

      if (line.tells)
        test('is told by the map itself, here and elsewhere', () => {
          const { before, made, changed, elsewhere } = tellingOf(line)
          expect(toldBy(before, line)).toEqual([])
          expect(toldBy(made, line)).not.toEqual([])
          expect(toldBy(changed, line)).not.toEqual([])
          expect(toldBy(elsewhere[1] as Snapshot, line)).toEqual(toldBy(changed, line))
        })
    },
  )

  test('the file that another host opened holds the project as it was left', () => {
    expect(firstDifference(reopened, finished)).toBeNull()
  })

  test('the JSON gives every record back', () => {
    const json = writeProjectJson(finished)
    const { project, records, report } = value(readProjectJson(JSON.parse(JSON.stringify(json))))
    expect(report).toEqual([])
    const again = snapshotOfRecords([{ table: 'projects', id: 'project', fields: project }, ...records])
    expect(writeProjectJson(again)).toEqual(json)
  })

  test('no prompt and no presenter’s note stands in any drawing', () => {
    const texts = LINES.map((line) => textOfSvg(drawnAs(finished, line)))
    const { lanes, stages, steps } = finished
    const secret = [
      ...Object.values(lanes).map(({ prompt }) => prompt),
      ...[...Object.values(stages), ...Object.values(steps)].map(({ speakerNotes }) => speakerNotes),
    ].filter((words) => words.length > 12)
    expect(secret.length).toBeGreaterThan(50)
    for (const words of new Set(secret)) expect(texts.filter((text) => saysWords(text, words))).toEqual([])
  })
})
