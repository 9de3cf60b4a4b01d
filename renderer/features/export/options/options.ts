import type { ExportSettings } from '#shared/formats/export/settings.ts'

/** What the options of a format are made with. */
export interface OptionsProps {
  readonly settings: ExportSettings
  readonly onChange: (changes: Partial<ExportSettings>) => void
}

/** Whether the names of patterns stand on the map's lines. */
export interface PatternChoice {
  readonly shown: boolean
  readonly onChange: (shown: boolean) => void
}
