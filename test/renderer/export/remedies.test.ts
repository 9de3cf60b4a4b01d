import { expect, test } from 'vitest'
import { remediesOf } from '#renderer/features/export/remedies.ts'
import { planExport } from '#shared/formats/export/plan.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'
import { mapSource } from './source.ts'

const small = mapSource()
const large = mapSource({ stages: [14, 4], lanes: ['cards', 'pains', 'sentiment'], cardsPerCell: 2 })

function remedies(asked: Partial<ExportSettings>, source = large) {
  const settings = readExportSettings(asked)
  const plan = planExport(settings, source)
  return { settings, plan, found: remediesOf(settings, plan, source) }
}

test('what needs no help is offered none', () => {
  expect(remedies({ format: 'pdf', paper: 'A3' }, small).found).toEqual([])
})

test.each<Partial<ExportSettings>>([
  { format: 'pdf', paper: 'A4' },
  { format: 'pdf', paper: 'Letter' },
  { format: 'pdf', paper: 'A2', pdfKind: 'tiles' },
  { format: 'pdf', paper: 'A4', pdfKind: 'stages' },
  { format: 'png', sizing: 'width', widthPx: 400 },
  { format: 'png', sizing: 'width', widthPx: 900_000 },
])('each remedy for %o keeps what its button promises', (asked) => {
  const { settings, plan, found } = remedies(asked)
  expect(plan.warning ?? plan.refusal).not.toBeNull()
  expect(found.length).toBeGreaterThan(0)
  for (const { label, settings: changes } of found) {
    const after = planExport({ ...settings, ...changes }, large)
    expect(after.refusal, label).toBeNull()
    const { smallestTextPt: points = 0 } = after.details
    if (points > 0) expect(label).toContain(`${Math.round(points)} pt`)
    if (after.warning !== null) expect(points).toBeGreaterThan(plan.details.smallestTextPt ?? 0)
  }
})

test('who has office paper is offered tiles of it', () => {
  const tiles = remedies({ format: 'pdf', paper: 'A4' }).found.find(
    ({ settings }) => settings.pdfKind === 'tiles',
  )
  expect(tiles?.settings).toMatchObject({ tilePaper: 'A4' })
})
