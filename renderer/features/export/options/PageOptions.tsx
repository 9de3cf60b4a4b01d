import { Select } from '#renderer/ui/Select.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { type ExportSettings, TILE_PAPERS } from '#shared/formats/export/settings.ts'
import { Choice } from './Choice.tsx'
import type { OptionsProps } from './options.ts'

type Paper = ExportSettings['paper']

const PAPER_LABELS: readonly { readonly value: Paper; readonly label: string }[] = [
  { value: 'fit', label: 'As large as the map' },
  { value: 'A0', label: 'A0, 841 × 1189 mm' },
  { value: 'A1', label: 'A1, 594 × 841 mm' },
  { value: 'A2', label: 'A2, 420 × 594 mm' },
  { value: 'A3', label: 'A3, 297 × 420 mm' },
  { value: 'A4', label: 'A4, 210 × 297 mm' },
  { value: 'Letter', label: 'Letter, 8.5 × 11 in' },
  { value: 'Tabloid', label: 'Tabloid, 11 × 17 in' },
]

/** The paper of a PDF: of the sheet, the poster that is cut into tiles, or the pages. */
export function PageOptions({ settings, onChange }: OptionsProps) {
  const { pdfKind, paper, orientation } = settings
  if (pdfKind === 'booklet') return <BookletPaper settings={settings} onChange={onChange} />
  const isTiled = pdfKind === 'tiles'
  return (
    <>
      <Select
        label={isTiled ? 'Poster' : 'Paper'}
        value={paper}
        options={PAPER_LABELS}
        onChange={(next) => onChange({ paper: next })}
      />
      {paper === 'fit' ? null : (
        <Choice
          label={isTiled ? 'Orientation of the poster' : 'Orientation'}
          value={orientation}
          options={[
            { value: 'auto', label: 'Best fit' },
            { value: 'portrait', label: 'Portrait' },
            { value: 'landscape', label: 'Landscape' },
          ]}
          onChange={(next) => onChange({ orientation: next })}
        />
      )}
      {isTiled ? (
        <Choice
          label="Printed on"
          value={settings.tilePaper}
          options={OFFICE_PAPERS}
          onChange={(tilePaper) => onChange({ tilePaper })}
        />
      ) : (
        <ForThePrinter settings={settings} onChange={onChange} />
      )}
    </>
  )
}

/** A booklet is held in the hands: its pages are those of office printers, upright. */
const BookletPaper = ({ settings: { paper }, onChange }: OptionsProps) => (
  <Choice
    label="Pages"
    value={TILE_PAPERS.find((candidate) => candidate === paper) ?? 'A4'}
    options={OFFICE_PAPERS}
    hint="A wide map has a page that folds out."
    onChange={(next) => onChange({ paper: next })}
  />
)

const OFFICE_PAPERS = TILE_PAPERS.map((value) => ({ value, label: value }))

/** What print shops ask for. */
function ForThePrinter({ settings: { bleed, cropMarks }, onChange }: OptionsProps) {
  return (
    <div className="export-switches">
      <Switch
        label="3 mm bleed"
        hint="ground beyond the edge, for print shops"
        checked={bleed}
        onChange={(next) => onChange({ bleed: next })}
      />
      <Switch
        label="Crop marks"
        hint="where to cut, outside the sheet"
        checked={cropMarks}
        onChange={(next) => onChange({ cropMarks: next })}
      />
    </div>
  )
}
