import { fail, type Result } from '#shared/base/result.ts'
import type { ImportedMap } from '../imported-map.ts'

export const importExcalidraw = (_text: string): Result<ImportedMap> => fail('not-yet', 'Not yet.')
