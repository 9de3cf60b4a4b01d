import { describe, expect, test } from 'vitest'
import { drawLaneHeaders } from '#shared/layout/drawing/draw-lanes.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Lane } from '#shared/model/lane.ts'
import { LANE_KINDS } from '#shared/model/vocabulary.ts'
import { type LaneSeed, type MapSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from '../support/boxes.ts'
import { drawnOf, isText, textsOf } from '../support/drawn.ts'
import { ofBothKinds } from '../support/random-maps.ts'

function header(lane: Partial<Lane> & Pick<LaneSeed, 'cells'>, more: Partial<MapSeed> = {}) {
  const seed = { stages: [{ steps: [{}] }], lanes: [{ id: 'lane', title: 'Lane', ...lane }], ...more }
  const layout = layoutMap(viewOf(seed))
  return drawLaneHeaders(layout, LIGHT)
}

const icons = (shapes: ReturnType<typeof header>) =>
  drawnOf(shapes).filter(({ shape }) => shape.type === 'icon').length

describe('the header of any lane', () => {
  test('keeps all that is drawn inside, no words upon others', () => {
    ofBothKinds(({ layout }) => {
      drawLaneHeaders(layout, LIGHT).forEach((group, index) => {
        const box = layout.lanes[index]!
        const drawn = drawnOf([group])
        const outside = drawn.filter(({ rect }) => !holds(box.header, rect, 0.5))
        expect(outside.map(({ shape }) => shape)).toEqual([])
        const signs = drawn.filter((part) => isText(part) || part.shape.type === 'icon')
        expect(
          overlaps(
            signs,
            ({ rect }) => rect,
            (part) => (isText(part) ? part.shape.text : 'icon'),
          ),
        ).toEqual([])
      })
    })
  })
})

describe('the header of a lane', () => {
  test('has a lock where nobody may change it, and says so', () => {
    expect(icons(header({ locked: true }))).toBe(icons(header({})) + 1)
    const [group] = header({ locked: true })
    expect(group).toMatchObject({ label: 'Lane Lane, locked' })
  })

  test('has a sign of who acts', () => {
    expect(icons(header({ kind: 'roles', role: 'backstage', locked: true }))).toBe(2)
    expect(icons(header({ kind: 'roles' }))).toBe(0)
  })

  test('names channels, each with its sign', () => {
    const shapes = header({ kind: 'channels', channels: ['phone', 'the notice board behind the door'] })
    expect(icons(shapes)).toBe(2)
    expect(textsOf(shapes)).toEqual(['Lane', 'phone', expect.stringMatching(/^the notice.*…$/)])
  })

  test('has words and faces at the levels, drawn ones that look alike everywhere', () => {
    const plain = header({ kind: 'sentiment', levels: ['Over the moon'] })
    expect(textsOf(plain)).toEqual(['Lane', 'Over the moon', 'Pleased', 'Neutral', 'Annoyed', 'Upset'])
    const shapesOf = (faces: boolean) => drawnOf(header({ kind: 'sentiment', faces }))
    const circles = (faces: boolean) => shapesOf(faces).filter(({ shape }) => shape.type === 'circle').length
    // Five heads, and two eyes in all but the last face, whose eyes are shut.
    expect(circles(true) - circles(false)).toBe(13)
  })

  test('says whose line is whose where there are several', () => {
    const cells = (...ids: readonly string[]) => [ids.map((personaId) => ({ amount: 1, personaId }))]
    const personas = [{ id: 'm', name: 'Mira' }, { id: 'j', name: 'Jonas' }, { id: 'n' }]
    const said = (ids: readonly string[]) =>
      textsOf(header({ kind: 'sentiment', cells: cells(...ids) }, { personas }))
    expect(said(['m'])).not.toContain('Mira')
    expect(said(['m', 'j', 'n'])).toEqual(expect.arrayContaining(['Mira', 'Jonas', 'Unnamed persona']))
  })

  test('shows its title alone where it is folded', () => {
    for (const kind of LANE_KINDS)
      expect(textsOf(header({ kind, collapsed: true, channels: ['phone'], lineBelow: 'internal' }))).toEqual([
        'Lane',
      ])
  })
})

test('a field of an empathy map has its title and the sign of what it asks for', () => {
  const shapes = header({ zone: 'feels', title: 'Feels' }, { kind: 'empathy' })
  expect(textsOf(shapes)).toEqual(['Feels'])
  expect(icons(shapes)).toBe(1)
})
