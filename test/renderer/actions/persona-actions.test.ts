import { describe, expect, test } from 'vitest'
import {
  addPersona,
  addTrait,
  duplicatePersona,
  firstTraitId,
  movePersona,
  moveTrait,
  newPersonaFields,
  removalSentence,
  removePersona,
  sheetRows,
  traitBehind,
} from '#renderer/actions/persona-actions.ts'
import { PORTRAITS } from '#shared/layout/drawing/portraits.ts'
import { personasOf, traitsOf } from '#shared/model/map-view.ts'
import type { TraitKind } from '#shared/model/trait.ts'
import { COLORS } from '#shared/model/vocabulary.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const names = (project: OpenedProject) => personasOf(project.snapshot()).map(({ name }) => name)
const texts = (project: OpenedProject, personaId: string) =>
  traitsOf(project.snapshot(), personaId).map(({ kind, text }) => [kind, text])

describe('a new persona', () => {
  test('gets a colour and a portrait that nobody has', () => {
    const people: { color: (typeof COLORS)[number]; portrait: string }[] = []
    for (let count = 0; count < 6; count++) people.push(newPersonaFields(people))
    expect(new Set(people.map(({ color }) => color)).size).toBe(6)
    expect(new Set(people.map(({ portrait }) => portrait)).size).toBe(6)
    expect(people.every(({ portrait }) => Object.hasOwn(PORTRAITS, portrait))).toBe(true)
  })

  test('shares a colour and shows initials once all are taken', () => {
    const everybody = COLORS.flatMap((color) =>
      Object.keys(PORTRAITS).map((portrait) => ({ color, portrait })),
    )
    const { color, portrait } = newPersonaFields(everybody)
    expect(COLORS).toContain(color)
    expect(portrait).toBe('')
  })

  test('travels on a map only where one is named', () => {
    const project = openProject()
    const alone = addPersona(project, null)
    const onMap = addPersona(project, 'map1')
    expect(project.snapshot().maps.map1?.personaIds).toEqual(['persona1', onMap])
    expect(project.snapshot().personas[alone ?? '']).toBeDefined()
  })
})

describe('the library', () => {
  test('a persona is doubled with its sheet, behind itself, in one act', () => {
    const project = openProject({ personas: 2 })
    addTrait(project, 'persona1', 'age', null, '34')
    addTrait(project, 'persona1', 'free', null, 'Ortlieb')
    project.pause(2000)
    const id = duplicatePersona(project, 'persona1') ?? ''
    expect(names(project)).toEqual(['persona1', 'persona1 (copy)', 'persona2'])
    expect(texts(project, id)).toEqual([
      ['age', '34'],
      ['free', 'Ortlieb'],
    ])
    expect(project.snapshot().maps.map1?.personaIds).toEqual(['persona1', 'persona2'])
    project.session.history.undo()
    expect(names(project)).toEqual(['persona1', 'persona2'])
    expect(Object.keys(project.snapshot().traits)).toHaveLength(2)
  })

  test('is put in order', () => {
    const project = openProject({ personas: 3 })
    movePersona(project, 'persona3', 'persona1')
    expect(names(project)).toEqual(['persona3', 'persona1', 'persona2'])
    movePersona(project, 'persona3', null)
    expect(names(project)).toEqual(['persona1', 'persona2', 'persona3'])
  })

  test('says what goes with a persona, and one undo brings it back', () => {
    const project = openProject()
    carryOut(project.built.doc, [
      { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-1', personaId: 'persona1', amount: 1 },
      { type: 'sentiment.set', laneId: 'lane3', stepId: 'step1-2', personaId: 'persona1', amount: 2 },
      { type: 'persona.add', id: 'nobody', mapId: null, fields: {} },
    ])
    expect(removalSentence(project.snapshot(), 'persona1')).toBe(
      'Deleting takes this persona from 1 map, and 2 points of the sentiment lines.',
    )
    expect(removalSentence(project.snapshot(), 'nobody')).toBe('No map uses this persona.')
    addTrait(project, 'persona1', 'needs', null, 'Sleep')
    project.pause(2000)
    removePersona(project, 'persona1')
    expect(project.snapshot().traits).toEqual({})
    project.session.history.undo()
    expect(texts(project, 'persona1')).toEqual([['needs', 'Sleep']])
    expect(project.snapshot().maps.map1?.personaIds).toEqual(['persona1'])
  })
})

describe('the rows of a sheet', () => {
  const KINDS: readonly TraitKind[] = ['age', 'family', 'place', 'income']
  const rowsOf = (project: OpenedProject) =>
    sheetRows('persona1', traitsOf(project.snapshot(), 'persona1'), KINDS)
  const shown = (project: OpenedProject) =>
    rowsOf(project).map(({ kind, trait }) => (trait ? `${kind}: ${trait.text}` : kind))
  const fill = (project: OpenedProject, kind: TraitKind, text: string) => {
    const rows = rowsOf(project)
    const row = rows.find((one) => one.kind === kind)
    addTrait(project, 'persona1', kind, traitBehind(rows, row?.id ?? ''), text)
  }

  test('are all kinds of the group, filled in or not', () => {
    const project = openProject()
    expect(shown(project)).toEqual(KINDS)
    fill(project, 'place', 'Town')
    expect(shown(project)).toEqual(['age', 'family', 'place: Town', 'income'])
  })

  test('stay where they are when one is filled in, in whatever order that happens', () => {
    const project = openProject()
    for (const kind of ['income', 'age', 'place', 'family'] as const) fill(project, kind, 'x')
    expect(rowsOf(project).map(({ kind }) => kind)).toEqual(KINDS)
  })

  test('keep an order that somebody gave them', () => {
    const project = openProject()
    fill(project, 'age', '34')
    fill(project, 'place', 'Town')
    moveTrait(project, firstTraitId('persona1', 'place'), firstTraitId('persona1', 'age'))
    expect(shown(project)).toEqual(['place: Town', 'income', 'age: 34', 'family'])
    fill(project, 'income', 'little')
    expect(shown(project)).toEqual(['place: Town', 'income: little', 'age: 34', 'family'])
  })

  test('two who begin one field fill in one field; another of its kind is a field of its own', () => {
    const project = openProject()
    expect(addTrait(project, 'persona1', 'age', null, '34')).toBe('persona1~age')
    expect(addTrait(project, 'persona1', 'age', null, '43')).not.toBe('persona1~age')
    expect(shown(project).slice(0, 3)).toEqual(['age: 34', 'age: 43', 'family'])
  })
})
