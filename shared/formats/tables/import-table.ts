import { fail, type Result } from '#shared/base/result.ts'
import type { ImportedMap } from '../imported-map.ts'

export const importCsv = async (_text: string, _name: string): Promise<Result<ImportedMap>> =>
  fail('not-yet', 'Not yet.')
export const importXlsx = async (_bytes: Uint8Array, _name: string): Promise<Result<ImportedMap>> =>
  fail('not-yet', 'Not yet.')
