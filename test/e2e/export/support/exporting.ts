import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll } from 'vitest'
import { type ChromiumPrinter, createPrinter } from '#main/host/print/export-with-chromium.ts'
import type { Result } from '#shared/base/result.ts'
import { buildExportPage } from './pages.ts'

/** Whether there is no browser to make exports with. */
export const noPrinter = createPrinter('') === undefined

/** Whether a program for looking at files is installed. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** The program that draws SVG files without a browser. */
export const RSVG = process.env.RSVG_PATH ?? 'rsvg-convert'

/** What a program says of a file. */
export function ask(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}

/** A printer for the tests of a file, with pages built for it. */
export function usePrinter(): { readonly printer: ChromiumPrinter; readonly pages: string } {
  const use = { printer: undefined as unknown as ChromiumPrinter, pages: '' }
  let remove = async (): Promise<void> => {}
  beforeAll(async () => {
    const built = await buildExportPage()
    remove = built.remove
    use.pages = built.folder
    use.printer = createPrinter(built.folder) as ChromiumPrinter
  })
  afterAll(() => remove())
  return use
}

/** What was made; a refusal fails the test with its sentence. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
