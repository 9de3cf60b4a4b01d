import type { ExportSettings } from '#shared/formats/export/settings.ts'

/** What the options of a format are made with. */
export interface OptionsProps {
  readonly settings: ExportSettings
  readonly onChange: (changes: Partial<ExportSettings>) => void
}

/** The same for what says something about the sentiment lines of the map. */
export interface LineOptionsProps extends OptionsProps {
  readonly hasLines: boolean
}
