import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'

test('JSON holds the whole project and none of its prompts', async () => {
  const { doc } = buildProject()
  carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { prompt: 'What do they do here?' } }])
  const json = textIn(await made(exportJob({ format: 'json' }, projectDocument(doc))))
  expect(json).not.toContain('What do they do here?')
  expect(json).toContain('Text of card-lane2-step2-2-1')
  expect(readProjectJson(JSON.parse(json)).ok).toBe(true)
})

test('Mermaid gets the map that is asked for', async () => {
  const { doc, mapId } = buildProject()
  carryOut(doc, [
    { type: 'map.add', id: 'other', fields: { title: 'Other' } },
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 2 },
  ])
  const text = textIn(await made(exportJob({ format: 'mermaid' }, projectDocument(doc), { mapId })))
  expect(parseMermaidJourney(text)).toMatchObject({ ok: true, value: { title: 'Map' } })
  expect(text).toMatch(/: 5: persona1/)
})

test('a map is refused in words where there is none, and a whole project is not', async () => {
  const { doc, mapId } = buildProject()
  carryOut(doc, [{ type: 'map.remove', id: mapId }])
  const snapshot = projectDocument(doc)
  expect(await makeExport(exportJob({ format: 'mermaid' }, snapshot))).toMatchObject({
    ok: false,
    error: { code: 'no-map' },
  })
  expect(await makeExport(exportJob({ format: 'json' }, snapshot))).toMatchObject({ ok: true })
})

test('what breaks unforeseen is told in words, and nothing comes of it', async () => {
  const { doc } = buildProject()
  const tools = {
    fontCss: async () => {
      throw new Error('the fonts are gone')
    },
  }
  expect(await makeExport(exportJob({ format: 'svg' }, projectDocument(doc), { tools }))).toMatchObject({
    ok: false,
    error: { code: 'export-failed', message: expect.stringContaining('the fonts are gone') },
  })
})
