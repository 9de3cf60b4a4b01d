import './shown.css'
import { useMemo, useRef, useState } from 'react'
import { center, type Rect } from '#shared/base/geometry.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan, PlannedSheet } from '#shared/formats/export/export-plan.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { durationInWords, Facts } from './Facts.tsx'
import { FilmStrip } from './preview/FilmStrip.tsx'
import { Preview } from './preview/Preview.tsx'
import { PreviewTools } from './preview/PreviewTools.tsx'
import { pixelsPerUnit, sheetMeasures } from './preview/sheet-measures.ts'
import { smallestTextIn } from './preview/smallest-text.ts'
import type { Pager } from './preview/use-hands.ts'
import { usePreviewView } from './preview/use-preview-view.ts'
import { useRoom } from './preview/use-room.ts'
import { useRemedies } from './use-remedies.ts'

/** The sheets of a drawn format as they will be, with what is to be known of them. */
export function DrawnPreview({
  settings,
  plan,
  source,
  name,
  onChange,
}: {
  readonly settings: ExportSettings
  readonly plan: ExportPlan
  readonly source: MapSource
  /** What is seen, for those who cannot: “the whole map”. */
  readonly name: string
  readonly onChange: (changes: Partial<ExportSettings>) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const room = useRoom(place)
  const pager = usePager(plan.sheets.length)
  const sheet = plan.sheets[pager.index]
  if (!sheet) throw new Error('A plan has at least one sheet.')
  const measures = useMemo(() => sheetMeasures(settings, plan, sheet), [settings, plan, sheet])
  const state = usePreviewView(sheet.frame, measures.real, room)
  const remedies = useRemedies(settings, plan, source)
  const isPng = settings.format === 'png'
  const words = [plan.what, ...plan.facts]
  const [marked, setMarked] = useState<{ readonly sheet: PlannedSheet; readonly rect: Rect } | null>(null)
  const lookAtSmallest = (): void => {
    const rect = smallestTextIn(sheet.drawing)
    if (!rect) return
    setMarked({ sheet, rect })
    state.moves.lookAt(center(rect))
  }
  return (
    <div className="export-shown">
      <div className="export-stage">
        <FilmStrip sheets={plan.sheets} pager={pager} />
        <Preview
          place={place}
          sheet={sheet}
          measures={measures}
          transparent={isPng && settings.transparent}
          pixels={isPng ? pixelsPerUnit(settings, sheet.frame) : null}
          marked={marked?.sheet === sheet && !state.isWhole ? marked.rect : null}
          state={state}
          room={room}
          pager={pager}
          label={[`Preview of ${name}`, ...words, ...cutsInWords(sheet.cuts)].join(', ')}
        />
      </div>
      <PreviewTools
        state={state}
        pager={pager}
        labels={plan.sheets.map(({ label }) => label)}
        onSmallest={lookAtSmallest}
      />
      <Facts
        what={plan.what}
        facts={plan.refusal ? plan.facts : [...plan.facts, durationInWords(plan.seconds)]}
        caution={plan.refusal?.message ?? plan.warning}
        remedies={remedies}
        onRemedy={(remedy) => onChange(remedy.settings)}
      />
    </div>
  )
}

/** Which of several sheets is seen. Where there are fewer than before, the last. */
function usePager(count: number): Pager {
  const [wanted, setWanted] = useState(0)
  const last = count - 1
  return {
    index: Math.min(wanted, last),
    count,
    turnTo: (index) => setWanted(Math.max(0, Math.min(index, last))),
  }
}

function cutsInWords(cuts: readonly { readonly label: string }[]): string[] {
  const [first, last] = [cuts.at(0), cuts.at(-1)]
  return first && last ? [`cut into ${cuts.length} tiles, ${first.label} to ${last.label}`] : []
}
