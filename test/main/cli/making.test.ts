import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openUserTemplates } from '#main/host/library/user-templates.ts'
import { createLog } from '#main/host/log.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { failure, json, newDesk, root } from './support/throughline.ts'

const index = JSON.parse(readFileSync(join(root, 'assets/templates/index.json'), 'utf8')) as {
  id: string
  title: string
}[]

describe('throughline templates', () => {
  test('lists every template for people, with the id and title to ask for', async () => {
    const { run } = await newDesk()
    const { code, stdout, stderr } = await run(['templates'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { id, title } of index) expect(stdout).toContain(`${title} (${id})`)
  })

  test('lists them as one JSON document for programs', async () => {
    const { run } = await newDesk()
    const ran = await run(['templates', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toEqual(index)
  })

  test('lists those that were saved with the app under “Yours”, after the others', async () => {
    const desk = await newDesk()
    const { id } = await saveTemplate(desk.data, 'Our onboarding')
    const { stdout } = await desk.run(['templates'])
    expect(stdout).toMatch(new RegExp(`\\nYours\\n  Our onboarding \\(${id}\\)\\n    How we look at it\\n$`))
    const listed = json(await desk.run(['templates', '--json'])) as { id: string; group: string }[]
    expect(listed.slice(0, -1)).toEqual(index)
    expect(listed.at(-1)).toMatchObject({ id, title: 'Our onboarding', group: 'Yours' })
  })
})

/** Saves the small map as a template, as a host on that data folder does. */
async function saveTemplate(data: string, title: string) {
  const wish = { title, description: 'How we look at it', withCards: false }
  const made = makeTemplate(snapshotIn(projectFile(smallMap('m', 'Small'))), 'm', wish)
  if (!made.ok) throw new Error(made.error.message)
  const templates = openUserTemplates(realFileSystem, join(data, 'templates'), createLog(data))
  const saved = await templates.save(made.value)
  if (!saved.ok) throw new Error(saved.error.message)
  return saved.value
}

describe('throughline new', () => {
  test.each(index.map(({ id, title }, at) => [at % 2 ? id : title.toUpperCase()]))(
    'from %j',
    async (template) => {
      const desk = await newDesk()
      const ran = await desk.run(['new', '--template', template, 'My checkout.journey'])
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      const snapshot = snapshotIn(await desk.read('My checkout.journey'))
      expect(projectOf(snapshot).title).toBe('My checkout')
      expect(mapsOf(snapshot)).not.toEqual([])
      expect(Object.keys(snapshot.steps)).not.toEqual([])
      expect(await desk.files()).toEqual(['My checkout.journey'])
    },
  )

  test('takes a title, has a picture for lists, and says in JSON what it made', async () => {
    const desk = await newDesk()
    const ran = await desk.run(['new', 'a.journey', '--title', 'Größe “neu”', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toEqual({ file: 'a.journey', title: 'Größe “neu”', template: 'standard-journey' })
    const opened = openJourney(await desk.read('a.journey'))
    expect(opened.ok && opened.value.manifest.title).toBe('Größe “neu”')
    expect(opened.ok && opened.value.thumbnailSvg()).toMatch(/^<svg /)
  })

  test('makes the finished sample too', async () => {
    const desk = await newDesk()
    expect(await desk.run(['new', '--template', 'sample', 'a.journey'])).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect(textsIn(snapshotIn(await desk.read('a.journey'))).length).toBeGreaterThan(30)
  })

  test('makes the finished example of a template', async () => {
    const desk = await newDesk()
    const ran = await desk.run(['new', '--template', 'service blueprint', '--example', 'a.journey', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toEqual({ file: 'a.journey', title: 'a', template: 'service-blueprint', example: true })
    expect(textsIn(snapshotIn(await desk.read('a.journey'))).length).toBeGreaterThan(10)
    expect(await desk.run(['new', '--template', 'empty', '--example', 'b.journey'])).toEqual(
      failure('There is no finished example of this template. Start from the template itself.'),
    )
  })

  test('finds a template of one’s own by its id and its title', async () => {
    const desk = await newDesk()
    const { id } = await saveTemplate(desk.data, 'Our onboarding')
    for (const [template, file] of [
      [id, 'a.journey'],
      ['our ONBOARDING', 'b.journey'],
    ] as const) {
      expect(await desk.run(['new', '--template', template, file])).toMatchObject({ code: 0, stderr: '' })
      const { stages, lanes } = snapshotIn(await desk.read(file))
      expect(Object.values(stages).map(({ title }) => title)).toEqual(['Awareness'])
      expect(Object.values(lanes).map(({ prompt }) => prompt)).toEqual(['What happens?'])
    }
  })

  test('writes to standard output, and nothing else there', async () => {
    const desk = await newDesk()
    const child = desk.start(['new', '-'])
    child.stdin?.end()
    const chunks = await child.stdout?.toArray()
    expect(textsIn(snapshotIn(Buffer.concat(chunks as Buffer[])))).toBeDefined()
    expect(await desk.files()).toEqual([])
  })

  test('two projects of one template share no id', async () => {
    const desk = await newDesk()
    await desk.run(['new', 'a.journey'])
    await desk.run(['new', 'b.journey'])
    const [a, b] = [snapshotIn(await desk.read('a.journey')), snapshotIn(await desk.read('b.journey'))]
    expect(Object.keys(a.steps).filter((id) => id in b.steps)).toEqual([])
    expect(projectOf(a).projectId).not.toBe(projectOf(b).projectId)
  })

  test('does not know every template', async () => {
    const desk = await newDesk()
    expect(await desk.run(['new', '--template', '../sample/mira', 'a.journey'])).toEqual(
      failure('There is no template “../sample/mira”. “throughline templates” lists them all.'),
    )
    expect(await desk.files()).toEqual([])
  })
})
