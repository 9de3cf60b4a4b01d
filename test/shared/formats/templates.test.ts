import { expect, test } from 'vitest'
import { readTemplate, readTemplateIndex } from '#shared/formats/templates.ts'

const file = (template?: unknown) => ({
  format: 'throughline-project',
  version: 1,
  project: { title: 'Grid' },
  maps: [{ id: 'map', lanes: [{ title: 'Doing', prompt: 'What happens?' }] }],
  ...(template === undefined ? {} : { template }),
})
const about = { title: 'Grid', description: 'A grid.', group: 'Workshops', keywords: ['grid'] }

test('a template is a project that says what it is for, prompts included', () => {
  const read = readTemplate(file(about))
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.template).toEqual(about)
  expect(read.value.records).toContainEqual(
    expect.objectContaining({ fields: expect.objectContaining({ prompt: 'What happens?' }) }),
  )
})

test.each([
  ['nothing', undefined],
  ['too little', { title: 'Grid' }],
  ['what is no object', 'Grid'],
])('a project that says %s of itself is no template', (_name, template) => {
  expect(readTemplate(file(template))).toMatchObject({ ok: false, error: { code: 'not-a-template' } })
})

test('what is no project is refused as such', () => {
  expect(readTemplate({})).toMatchObject({ ok: false, error: { code: 'not-a-project' } })
})

test('the list of templates is read, or refused as a whole', () => {
  const info = { id: 'grid', ...about }
  expect(readTemplateIndex([info])).toEqual({ ok: true, value: [info] })
  expect(readTemplateIndex([info, { id: 'half' }])).toMatchObject({
    ok: false,
    error: { code: 'not-a-template' },
  })
})
