import { Button } from '#renderer/ui/Button.tsx'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { printsInBrowser } from './print-in-browser.ts'

/** What to expect of a browser's own print dialog, where nothing else can print. */
export function PrintHint({
  settings,
  onChange,
}: {
  readonly settings: ExportSettings
  readonly onChange: (changes: Partial<ExportSettings>) => void
}) {
  const isPossible = printsInBrowser(settings)
  return (
    <div className="export-hint">
      <p>
        No Chromium was found on this machine to make PDFs with. Your browser’s own print dialog{' '}
        {isPossible
          ? 'opens instead; choose “Save as PDF” there. It knows no bleed and no crop marks.'
          : 'can print the map on one sheet, but no tiles, pages or booklets. The desktop app can.'}
      </p>
      {isPossible ? null : (
        <Button size="small" onClick={() => onChange({ pdfKind: 'sheet' })}>
          Print one sheet
        </Button>
      )}
    </div>
  )
}
