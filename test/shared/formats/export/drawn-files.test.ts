import { expect, test, vi } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { EVERY_KIND } from './support/maps.ts'
import { type MapSeed, snapshotOf } from './support/project-builder.ts'

const snapshot = snapshotOf({ ...EVERY_KIND, title: 'Mira/Jonas' })

test('a picture per stage is a file per stage, numbered in order, each with its own stage', async () => {
  const drawPng = vi.fn(async (drawing: Drawing) => ok(new TextEncoder().encode(drawing.title)))
  const result = await made(exportJob({ format: 'png', perStage: true }, snapshot, { tools: { drawPng } }))
  expect(result.files.map(({ name }) => name)).toEqual([
    'Mira Jonas 01 Awareness.png',
    'Mira Jonas 02 Purchase.png',
    'Mira Jonas 03 Use & repair.png',
  ])
  expect(textIn(result, 1)).toBe('Mira/Jonas: Purchase')
  expect(result.what).toContain('3 pictures')
})

test('so are SVGs', async () => {
  const result = await made(exportJob({ format: 'svg', perStage: true }, snapshot))
  expect(result.files).toHaveLength(3)
  expect(textIn(result, 0)).toContain('Notices a poster')
  expect(textIn(result, 1)).not.toContain('Notices a poster')
})

test('stages without a title, and very long ones, still have names that differ', async () => {
  const long = 'A title that goes on and on '.repeat(12)
  const stages = [
    { title: '', steps: [{ title: 'One' }] },
    { title: long, steps: [{ title: 'Two' }] },
    { title: long, steps: [{ title: 'Three' }] },
  ]
  const seed: MapSeed = { ...EVERY_KIND, title: long, stages, lanes: [], connectors: [] }
  const { files } = await made(exportJob({ format: 'svg', perStage: true }, snapshotOf(seed)))
  const names = files.map(({ name }) => name)
  expect(new Set(names).size).toBe(3)
  expect(names[0]).toContain(' 01 Stage 1.svg')
  for (const name of names) expect(new TextEncoder().encode(name).length).toBeLessThan(255)
})

test('a stage whose picture cannot be made refuses all of them before any is', async () => {
  const drawPng = vi.fn(async () => fail('never', 'Never asked.'))
  const job = exportJob({ format: 'png', perStage: true, sizing: 'width', widthPx: 1_000_000 }, snapshot, {
    tools: { drawPng },
  })
  expect(await makeExport(job)).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(drawPng).not.toHaveBeenCalled()
})

test('cancelling ends the work between two pictures', async () => {
  const signal = { aborted: false }
  const drawPng = vi.fn(async () => {
    signal.aborted = true
    return ok(new Uint8Array())
  })
  const job = exportJob({ format: 'png', perStage: true }, snapshot, { tools: { drawPng } })
  const cancelled = await makeExport({ ...job, following: { ...job.following, signal } })
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(drawPng).toHaveBeenCalledTimes(1)
})

test('a 4K picture is exactly that, with all of the map in the middle of its ground', async () => {
  const drawPng = vi.fn(async (_drawing: Drawing, _options: object) => ok(new Uint8Array()))
  const result = await made(exportJob({ format: 'png', sizing: 'screen' }, snapshot, { tools: { drawPng } }))
  expect(result.details).toEqual({ width: 3840, height: 2160 })
  const [drawing, options] = drawPng.mock.calls[0] as [Drawing, object]
  expect(drawing.bounds.width / drawing.bounds.height).toBeCloseTo(16 / 9, 6)
  expect(options).toMatchObject({ widthPx: 3840, background: 'paper' })
})
