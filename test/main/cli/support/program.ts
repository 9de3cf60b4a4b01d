import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, root } from '#test/support/built.ts'

export { root }

/** The command. */
export const program: string = programOf('cli')

/** Whether the app is built, whose fonts and pictures exports need. */
export const hasFonts: boolean = existsSync(join(root, 'dist/renderer/fonts'))
