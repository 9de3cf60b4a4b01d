import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'

const KEPT = 'throughline-export'

/** The settings of the last export on this machine; whatever is missing or foreign in them takes its default. */
export const readSettings = (storage: Pick<Storage, 'getItem'>): ExportSettings =>
  readExportSettings(parsed(storage.getItem(KEPT)))

/** Whether anything was exported on this machine yet. */
export const hasSettings = (storage: Pick<Storage, 'getItem'>): boolean => storage.getItem(KEPT) !== null

/** Keeps the settings for the next export. A browser that forbids keeping things must not keep the export from working. */
export function keepSettings(storage: Pick<Storage, 'setItem'>, settings: ExportSettings): void {
  try {
    storage.setItem(KEPT, JSON.stringify(settings))
  } catch {
    // Nothing is lost but a convenience.
  }
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '{}')
  } catch {
    return {}
  }
}
