import { useDeferredValue, useMemo } from 'react'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan } from '#shared/formats/export/export-plan.ts'
import { planExport } from '#shared/formats/export/plan.ts'
import { type ExportSettings, isDrawn } from '#shared/formats/export/settings.ts'
import type { ShownSource } from './export-source.ts'
import { planSlides } from './slides/plan-slides.ts'

/** What was asked for, and what will come of it: of formats of data no more than what was asked. */
export interface Planned {
  readonly settings: ExportSettings
  readonly shown: ShownSource
  readonly plan: ExportPlan | null
}

/**
 * Plans what is chosen, when there is time: drawing thousands of cards must not hold up who is typing a width. So it may
 * be of what was chosen a moment ago.
 */
export function usePlan(settings: ExportSettings, shown: ShownSource): Planned {
  const asked = useMemo(() => ({ settings, shown }), [settings, shown])
  const later = useDeferredValue(asked)
  return useMemo(
    () => ({
      ...later,
      plan: planOf(later.settings, later.shown.source),
    }),
    [later],
  )
}

function planOf(settings: ExportSettings, source: MapSource): ExportPlan | null {
  if (settings.format === 'pptx') return planSlides(settings, source)
  return isDrawn(settings.format) ? planExport(settings, source) : null
}
