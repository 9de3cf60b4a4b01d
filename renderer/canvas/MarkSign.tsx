import { useStore } from 'zustand'
import { themeStore } from '#renderer/ui/theme.ts'
import { type MarkKind, markSign } from '#shared/formats/change-marks.ts'
import { Shapes } from './ShapeView.tsx'

/** The sign of a kind of change, as it stands on the map; whoever shows it says the word as well. */
export function MarkSign({ kind }: { readonly kind: MarkKind }) {
  const theme = useStore(themeStore, (state) => state.theme)
  return (
    <svg className="mark-sign" width={20} height={20} aria-hidden="true">
      <Shapes shapes={[markSign(kind, theme, { x: 10, y: 10 })]} />
    </svg>
  )
}
