/** Where the program's own files are: beside the built command under `dist`, or in the sources it runs from. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'

/** Both `dist/cli` and `main/cli` lie two folders below the project's. */
const root = join(import.meta.dirname, '../..')
const isBuilt = basename(dirname(import.meta.dirname)) === 'dist'

/** Templates, the sample, fonts. */
export const assetsFolder = join(root, isBuilt ? 'dist/assets' : 'assets')

/** The built app that a host serves. */
export const rendererFolder = join(root, 'dist/renderer')

const manifest = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }))

/** The version of Throughline, as `package.json` says it. */
export const appVersion = v.parse(manifest, readFileSync(join(root, 'package.json'), 'utf8')).version
