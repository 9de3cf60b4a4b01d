import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type UserConfig } from 'vite'

const renderer = join(import.meta.dirname, '../../../../renderer')

/** The page that draws exports, built by the app's own settings into a folder of its own. */
export async function buildExportPage(): Promise<{
  readonly folder: string
  readonly remove: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-export-page-'))
  const settings = (await import('#renderer/vite.config.ts')).default as UserConfig
  await build({
    ...settings,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      ...settings.build,
      outDir: folder,
      rollupOptions: {
        ...settings.build?.rollupOptions,
        input: { export: join(renderer, 'export-page/index.html') },
      },
    },
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
