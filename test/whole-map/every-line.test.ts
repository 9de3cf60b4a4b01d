import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { PROJECT_RECORD } from '#shared/model/project.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { CHAPTERS, LINES } from './lines.ts'
import { snapshotOf } from './support/acts.ts'
import { begin, PICTURE_REFS, PICTURES } from './support/base.ts'
import { saysWords, svgOf, textOfSvg } from './support/drawn.ts'
import type { Line } from './support/line.ts'
import { firstDifference } from './support/same.ts'
import { drawnAs, saidInJson, type Telling, tell, toldBy } from './support/story.ts'
import { openStudio, pictureIn, type Studio, saved, value } from './support/studio.ts'

/** A project that gathered some lines, as it was left, and as another host opened its file. */
interface Gathered {
  readonly finished: Snapshot
  readonly reopened: Snapshot
  /** The pictures that the other host has with it. */
  readonly pictures: readonly Buffer[]
}

/**
 * A few projects gather every line of the inventory: a window makes, changes, undoes and redoes each while another one
 * looks on; then the files are saved, and opened by another host as if they had come by mail.
 */
describe('every line of the inventory', () => {
  const told = new Map<Line, Telling | Error>()
  const gathered = new Map<Line, Gathered>()
  const studios: Studio[] = []

  beforeAll(async () => {
    const studio = await openStudio()
    const other = await openStudio()
    studios.push(studio, other)
    const left: (readonly [chapter: readonly Line[], entry: ProjectEntry, finished: Snapshot])[] = []
    for (const chapter of CHAPTERS) left.push([chapter, ...(await gather(studio, chapter))])
    await studio.shut()
    for (const [chapter, entry, finished] of left) {
      const window = await other.openFile(await other.receive(entry.path))
      const pictures = await Promise.all(refsIn(finished).map((ref) => pictureIn(window, ref)))
      for (const line of chapter) gathered.set(line, { finished, reopened: snapshotOf(window), pictures })
    }
  }, 120_000)
  afterAll(() => Promise.all(studios.map((studio) => studio.remove())))

  /** Tells the lines of a chapter in a new project, and waits until it is on disk. */
  async function gather(studio: Studio, chapter: readonly Line[]) {
    const entry = await studio.newProject(`Lines of ${chapter[0]?.section}`)
    const here = await studio.openWindow(entry)
    await begin(here)
    const there = await studio.openWindow(entry)
    for (const line of chapter) told.set(line, await tell(line, here, there).catch(asError))
    await saved(here)
    return [entry, snapshotOf(here)] as const
  }

  /** The pictures that a project names. */
  const refsIn = ({ cards, personas }: Snapshot): string[] =>
    [
      ...Object.values(cards).map(({ image }) => image),
      ...Object.values(personas).map(({ portrait }) => portrait),
    ].filter((ref) => PICTURE_REFS.includes(ref))

  const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

  /** What became of a line; what went wrong on its way fails whoever asks. */
  function tellingOf(line: Line): Telling & Gathered {
    const telling = told.get(line)
    const project = gathered.get(line)
    if (telling instanceof Error) throw telling
    if (!telling || !project) throw new Error('Its story was never told')
    return { ...telling, ...project }
  }

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
        const { before, changed, reopened } = tellingOf(line)
        const { expected, isKeptOut = false } = line.json
        expect(isDeepStrictEqual(saidInJson(before, line), expected)).toBe(isKeptOut)
        expect(saidInJson(changed, line)).toEqual(expected)
        expect(saidInJson(reopened, line)).toEqual(expected)
      })

      test('stands in the drawing that SVG and PDF are made of, or is left out on purpose', () => {
        const { before, made, changed, reopened } = tellingOf(line)
        const [first, second, third, last] = [before, made, changed, reopened].map((snapshot) =>
          drawnAs(snapshot, line),
        )
        if (line.drawn.kind === 'never') expect([second, third]).toEqual([first, first])
        else if (line.drawn.kind === 'shape') {
          expect(second).not.toBe(first)
          expect(third).not.toBe(second)
        } else {
          const texts = [first, third, last].map((svg) => textOfSvg(svg ?? ''))
          const said = line.drawn.words.map((words) => [
            words,
            ...texts.map((text) => saysWords(text, words)),
          ])
          expect(said).toEqual(line.drawn.words.map((words) => [words, false, true, true]))
        }
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

  describe.each(CHAPTERS.map((chapter) => ({ name: `The project of ${chapter[0]?.section}`, chapter })))(
    '$name',
    ({ chapter: [first] }) => {
      const project = () => tellingOf(first as Line)

      test('is in its file as it was left, with its pictures', () => {
        const { reopened, finished, pictures } = project()
        expect(firstDifference(reopened, finished)).toBeNull()
        expect(pictures).toEqual(refsIn(finished).map((ref) => PICTURES[PICTURE_REFS.indexOf(ref)]))
      })

      test('comes back from its JSON with every record', () => {
        const json = writeProjectJson(project().finished)
        const read = value(readProjectJson(JSON.parse(JSON.stringify(json))))
        expect(read.report).toEqual([])
        const itself = { table: 'projects', id: PROJECT_RECORD, fields: read.project } as const
        expect(writeProjectJson(snapshotOfRecords([itself, ...read.records]))).toEqual(json)
      })

      test('shows no prompt and no presenter’s note in any drawing', () => {
        const { finished } = project()
        const { lanes, stages, steps } = finished
        const secret = [
          ...Object.values(lanes).map(({ prompt }) => prompt),
          ...[...Object.values(stages), ...Object.values(steps)].map(({ speakerNotes }) => speakerNotes),
        ].filter((words) => words !== '')
        const texts = Object.values(finished.maps).map(({ title }) =>
          textOfSvg(svgOf(finished, { map: title })),
        )
        for (const words of new Set(secret)) expect(texts.filter((text) => text.includes(words))).toEqual([])
      })
    },
  )
})
