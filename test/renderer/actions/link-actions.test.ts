import { afterEach, describe, expect, test } from 'vitest'
import { type CanvasView, canvasHandle } from '#renderer/actions/canvas-handle.ts'
import {
  goBack,
  linkedCard,
  linkToMap,
  linkToNewMap,
  mapBehind,
  mapsToLink,
  openLinkedMap,
} from '#renderer/actions/link-actions.ts'
import { showMap } from '#renderer/actions/map-actions.ts'
import { fail } from '#shared/base/result.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const A = 'card-lane1-step1-1-1'
const HERE = { x: -40, y: 12, zoom: 0.8 }
let detach = (): void => {}
afterEach(() => detach())

function open(): OpenedProject {
  const project = openProject()
  carryOut(project.built.doc, [{ type: 'map.add', id: 'detail', fields: { title: 'Detail' } }])
  const view: CanvasView = {
    viewport: () => HERE,
    size: () => ({ width: 800, height: 600 }),
    setViewport: () => {},
    focus: () => {},
    picture: async () => fail('no-canvas', 'There is no canvas in this test.'),
    onViewport: () => () => {},
  }
  detach = canvasHandle.attach(view, project)
  project.pick(A)
  return project
}
const shown = (project: OpenedProject): string => project.shown().view.map.id

describe('a link to a map', () => {
  test('leads there, and back to where it was as it lay', () => {
    const project = open()
    expect(mapsToLink(project).map(({ id }) => id)).toEqual(['detail'])
    linkToMap(project, 'detail')
    expect(linkedCard(project)?.id).toBe(A)
    openLinkedMap(project)
    expect(shown(project)).toBe('detail')
    expect(mapBehind(project)?.id).toBe('map1')
    goBack(project)
    expect(shown(project)).toBe('map1')
    expect(canvasHandle.takeLanding('map1')).toEqual(HERE)
    expect(canvasHandle.takeLanding('map1')).toBeNull()
    expect(mapBehind(project)).toBeNull()
  })

  test('is taken away again, and none that leads nowhere is followed', () => {
    const project = open()
    linkToMap(project, 'gone')
    expect(linkedCard(project)).toBeNull()
    openLinkedMap(project, project.card(A))
    expect(shown(project)).toBe('map1')
    linkToMap(project, null)
    expect(project.card(A).linkedMapId).toBeNull()
  })

  test('makes a new map, named after the card and of the same people, by one act', () => {
    const project = open()
    const before = contentsOf(project.built.doc)
    linkToNewMap(project)
    expect(project.shown().view.map).toMatchObject({
      title: `Text of ${A}`,
      personaIds: ['persona1'],
      id: project.card(A).linkedMapId,
    })
    expect(mapBehind(project)?.id).toBe('map1')
    project.session.history.undo()
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('is forgotten by who chooses a map otherwise; a map deleted meanwhile is passed over', () => {
    const project = open()
    linkToMap(project, 'detail')
    openLinkedMap(project)
    project.window.setState({
      trail: [...project.window.getState().trail, { mapId: 'gone', viewport: null }],
    })
    expect(mapBehind(project)?.id).toBe('map1')
    showMap(project, 'detail')
    expect(mapBehind(project)).toBeNull()
  })
})
