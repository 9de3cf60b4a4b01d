import { type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useProject } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { PlannedSheet } from '#shared/formats/export/export-plan.ts'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { luminance, type PreviewChrome, paintPreview } from './paint-preview.ts'
import type { Room } from './preview-view.ts'
import type { SheetMeasures } from './sheet-measures.ts'
import { type Pager, previewKeys, useHands } from './use-hands.ts'
import type { PreviewState } from './use-preview-view.ts'

/**
 * The sheet or picture as it will be. It is painted with the same strokes as the file, on one canvas that is as large as
 * the preview: a map of thousands of cards would be tens of thousands of elements else, and a poster at its real size a
 * canvas that no browser has.
 */
export function Preview({
  place,
  sheet,
  measures,
  transparent,
  pixels,
  marked,
  state,
  room,
  pager,
  label,
}: {
  readonly place: RefObject<HTMLDivElement | null>
  readonly sheet: PlannedSheet
  readonly measures: SheetMeasures
  readonly transparent: boolean
  readonly pixels: number | null
  /** What is pointed out, in map units. */
  readonly marked: Rect | null
  readonly state: PreviewState
  readonly room: Room
  readonly pager: Pager
  readonly label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { images } = useProject()
  const theme = useStore(themeStore, (current) => current.theme)
  const { view } = state
  useEffect(() => {
    const element = canvas.current
    if (!element || view.zoom <= 0) return
    const chrome: PreviewChrome = {
      muted: theme.muted,
      line: theme.line,
      guide: luminance(sheet.drawing.background) > 0.4 ? LIGHT.accent : DARK.accent,
      font: getComputedStyle(element).fontFamily,
    }
    const picture = { sheet, measures, transparent, pixels, marked, images: images.bitmap }
    return keepPainted(images.arrivals.subscribe, () => paintPreview(element, picture, view, room, chrome))
  }, [images, sheet, measures, transparent, pixels, marked, view, room, theme])
  const hands = useHands(place, state)
  return (
    <section
      ref={place}
      className="export-preview"
      aria-label="Preview"
      aria-describedby="export-preview-keys"
      data-closer={state.isWhole ? undefined : true}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved and magnified must be reached by the keyboard
      tabIndex={0}
      onKeyDown={previewKeys(state, pager)}
      {...hands}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      <span id="export-preview-keys" hidden>
        Plus and minus zoom, 1 shows it as large as it will be, 0 all of it. Arrow keys move it, Page Up and
        Page Down turn the pages.
      </span>
    </section>
  )
}

/** Paints with the next frame, and again when letters or pictures have come. Answers a function that ends it. */
function keepPainted(onArrivals: (listener: () => void) => () => void, paint: () => void): () => void {
  let isWanted = true
  let frame = 0
  const soon = (): void => {
    cancelAnimationFrame(frame)
    if (isWanted) frame = requestAnimationFrame(paint)
  }
  soon()
  // Painting asks for fonts that were not shown yet; when they have come, it is painted with them.
  requestAnimationFrame(() => {
    if (document.fonts.status === 'loading') void document.fonts.ready.then(soon)
  })
  const stop = onArrivals(soon)
  return () => {
    isWanted = false
    cancelAnimationFrame(frame)
    stop()
  }
}
