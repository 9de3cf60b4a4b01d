import { fail } from '#shared/base/result.ts'
import type { Maker } from '../export-job.ts'

export const makeXlsx: Maker = async () => fail('not-yet', 'Not yet.')
export const makeCsv: Maker = async () => fail('not-yet', 'Not yet.')
