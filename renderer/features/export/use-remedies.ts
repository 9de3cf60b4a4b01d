import { useEffect, useState } from 'react'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan } from '#shared/formats/export/export-plan.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { type Remedy, remediesOf } from './remedies.ts'

const NONE: readonly Remedy[] = []
/** Several plans are made to find one that helps: not while somebody is still choosing. In milliseconds. */
const PAUSE = 150

/** What would help against what a plan warns of; looked for when nothing has changed for a moment. */
export function useRemedies(
  settings: ExportSettings,
  plan: ExportPlan,
  source: MapSource,
): readonly Remedy[] {
  const [found, setFound] = useState<{ readonly plan: ExportPlan; readonly remedies: readonly Remedy[] }>()
  useEffect(() => {
    if (plan.warning === null && plan.refusal === null) return
    const timer = setTimeout(() => setFound({ plan, remedies: remediesOf(settings, plan, source) }), PAUSE)
    return () => clearTimeout(timer)
  }, [settings, plan, source])
  return found?.plan === plan ? found.remedies : NONE
}
