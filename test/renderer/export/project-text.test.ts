import { expect, test } from 'vitest'
import { mapAsMermaid, projectAsJson } from '#renderer/features/export/project-text.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

test('JSON holds the whole project and none of its prompts', () => {
  const { doc } = buildProject()
  carryOut(doc, [{ type: 'lane.edit', id: 'lane1', changes: { prompt: 'What do they do here?' } }])
  const json = projectAsJson(projectDocument(doc))
  expect(json).not.toContain('What do they do here?')
  expect(json).toContain('Text of card-lane2-step2-2-1')
  expect(readProjectJson(JSON.parse(json)).ok).toBe(true)
})

test('Mermaid gets the map that is asked for, and a map that is gone is refused', () => {
  const { doc, mapId } = buildProject()
  carryOut(doc, [
    { type: 'map.add', id: 'other', fields: { title: 'Other' } },
    { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 2 },
  ])
  const snapshot = projectDocument(doc)
  const journey = mapAsMermaid(snapshot, mapId)
  if (!journey.ok) throw new Error(journey.error.message)
  const parsed = parseMermaidJourney(journey.value.text)
  expect(parsed).toMatchObject({ ok: true, value: { title: 'Map' } })
  expect(journey.value.text).toMatch(/: 5: persona1/)
  expect(mapAsMermaid(snapshot, 'gone')).toMatchObject({ ok: false, error: { code: 'gone' } })
})
