import { expect, test } from 'vitest'
import { EXPORT_GROUPS, kindById, kindOf } from '#renderer/features/export/export-kinds.ts'
import {
  EXPORT_FORMATS,
  type ExportSettings,
  PDF_KINDS,
  readExportSettings,
} from '#shared/formats/export/settings.ts'

const kinds = EXPORT_GROUPS.flatMap((group) => group.kinds)

test('there is a kind for all that settings can make, and choosing it makes just that', () => {
  const makeable = EXPORT_FORMATS.flatMap((format): Partial<ExportSettings>[] =>
    format === 'pdf' ? PDF_KINDS.map((pdfKind) => ({ format, pdfKind })) : [{ format }],
  )
  const chosen = makeable.map((asked) => kindOf(readExportSettings(asked)))
  expect(new Set(chosen)).toEqual(new Set(kinds))
  expect(chosen.map(({ settings }) => settings)).toEqual(makeable)
})

test('a kind is found by its id', () => {
  expect(kinds.map(({ id }) => kindById(id))).toEqual(kinds)
  expect(kindById('gif')).toBeUndefined()
})
