import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findTemplates, inGroups } from '#renderer/ui/find-templates.ts'
import { MINIATURE, miniatureOf } from '#renderer/ui/miniature.ts'
import { boardOf } from '#renderer/ui/miniature-board.ts'
import { intersects } from '#shared/base/geometry.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { readTemplate, readTemplateIndex } from '#shared/formats/templates.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { carryOut } from '#test/support/builders.ts'

const folder = join(import.meta.dirname, '../../../assets/templates')
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

const index = readTemplateIndex(json('index.json'))
if (!index.ok) throw new Error(index.error.message)
const templates = index.value

function viewOf(name: string): MapView {
  const read = readTemplate(json(name))
  if (!read.ok) throw new Error(read.error.message)
  const doc = createDocument('p', 'P', 0)
  carryOut(doc, [{ type: 'records.insert', records: read.value.records }])
  const snapshot = projectDocument(doc)
  return viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '') as MapView
}

describe('searching templates', () => {
  const found = (search: string) => findTemplates(templates, search).map(({ id }) => id)

  test('an empty search finds all, in their order', () => {
    expect(found('  ')).toEqual(templates.map(({ id }) => id))
  })
  test('titles, descriptions and keywords are searched, in any order and case', () => {
    expect(found('BLUEPRINT service')).toEqual(['service-blueprint'])
    expect(found('churn')).toContain('saas-lifecycle')
  })
  test('every word must fit', () => {
    expect(found('service xylophone')).toEqual([])
  })
})

test('templates stand under the headings of their groups, in their order', () => {
  const groups = inGroups(templates)
  expect(groups.length).toBeGreaterThan(2)
  expect(groups[0]?.members[0]?.id).toBe(templates[0]?.id)
  expect(groups.flatMap(({ members }) => members)).toHaveLength(templates.length)
  for (const { group, members } of groups)
    expect(new Set(members.map((one) => one.group))).toEqual(new Set([group]))
})

describe('the small picture of a template', () => {
  test.each(
    readdirSync(folder).filter(
      (name) => name.endsWith('.json') && !['index.json', 'empathy-map.json'].includes(name),
    ),
  )('%s stays within its frame', (name) => {
    const view = viewOf(name)
    const { stages, lanes, cards, curves } = miniatureOf(view)
    expect(stages).toHaveLength(view.stages.length)
    expect(lanes).toHaveLength(view.lanes.length)
    expect(curves).toHaveLength(view.lanes.filter(({ kind }) => kind === 'sentiment').length)
    expect(cards.length).toBeGreaterThan(0)
    for (const { x, y, width, height } of [...stages, ...cards].map(({ rect }) => rect)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.min(width, height)).toBeGreaterThan(2)
      expect(x + width).toBeLessThanOrEqual(MINIATURE.width)
      expect(y + height).toBeLessThanOrEqual(MINIATURE.height)
    }
  })

  test('an empathy map is six fields around a face', () => {
    const view = viewOf('empathy-map.json')
    const board = boardOf(view, layoutMap(view))
    expect(board?.fields).toHaveLength(6)
    const rects = board?.fields.map(({ rect }) => rect) ?? []
    for (const { x, y, width, height } of [...rects, ...(board?.cards ?? []).map(({ rect }) => rect)]) {
      expect(Math.min(x, y, width, height)).toBeGreaterThan(0)
      expect(x + width).toBeLessThanOrEqual(MINIATURE.width)
      expect(y + height).toBeLessThanOrEqual(MINIATURE.height)
    }
    const { x = 0, y = 0, radius = 0 } = board?.face ?? {}
    for (const rect of rects)
      expect(intersects(rect, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })).toBe(
        false,
      )
    expect(boardOf(viewOf('workshop-grid.json'), layoutMap(viewOf('workshop-grid.json')))).toBeNull()
  })

  test('cards do not overlap', () => {
    const rects = miniatureOf(viewOf('workshop-grid.json')).cards.map(({ rect }) => rect)
    for (const [index, a] of rects.entries())
      for (const b of rects.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart).toBe(true)
      }
  })
})
