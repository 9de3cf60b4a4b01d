import { describe, expect, test } from 'vitest'
import { insertImported, takeFiles } from '#renderer/actions/import-actions.ts'
import { importMermaid } from '#shared/formats/mermaid/import-journey.ts'
import { mapsOf, personasOf } from '#shared/model/map-view.ts'
import { contentsOf } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

describe('a file for the project', () => {
  test('is imported; one of ours too, where this window merges nothing', () => {
    for (const name of ['table.csv', 'copy.journey']) {
      const project = openProject()
      const file = new File(['a,b'], name)
      takeFiles(project, [file])
      expect(project.window.getState()).toMatchObject({ dialog: 'import', importing: file, offered: null })
    }
  })
})

describe('what a file brought', () => {
  test('stands behind what is there, under new ids, is shown, and goes with one undo; twice it comes twice', () => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    const journey = importMermaid('journey\ntitle Elsewhere\nsection Go\nWalk: 5: Me, Cat')
    if (!journey.ok) throw new Error(journey.error.message)
    for (const round of [1, 2]) {
      expect(insertImported(project, 'day.mmd', journey.value.records)).toBe(true)
      const maps = mapsOf(project.snapshot())
      expect(maps.map(({ title }) => title)).toEqual(['Map', ...Array(round).fill('Elsewhere')])
      expect(project.window.getState().mapId).toBe(maps.at(-1)!.id)
      expect(personasOf(project.snapshot()).map(({ name }) => name)).toEqual([
        'persona1',
        ...Array(round).fill(['Me', 'Cat']).flat(),
      ])
      project.pause(2000)
    }
    expect(project.session.history.state().undo).toBe('Import “day.mmd”')
    project.session.history.undo()
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('is called after the file where it has no title', () => {
    const project = openProject()
    insertImported(project, 'Board of May.excalidraw', [{ table: 'maps', id: 'm', fields: { title: ' ' } }])
    expect(mapsOf(project.snapshot()).at(-1)?.title).toBe('Board of May')
  })
})
