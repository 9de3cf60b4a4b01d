import { fail } from '#shared/base/result.ts'
import type { Maker } from '../export-job.ts'

export const makeHtml: Maker = async () => fail('not-yet', 'Not yet.')
