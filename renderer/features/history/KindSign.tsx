import { useStore } from 'zustand'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import type { ChangeKind } from '#shared/analysis/changes.ts'
import { markSign } from '#shared/formats/change-marks.ts'

/** The sign of a kind of change, as it stands on the map. */
export function KindSign({ kind }: { readonly kind: ChangeKind }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg className="change-sign" width={20} height={20} aria-hidden="true">
      <Shapes shapes={[markSign(kind, theme, { x: 10, y: 10 })]} />
    </svg>
  )
}
