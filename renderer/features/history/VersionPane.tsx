import { type RefObject, useEffect } from 'react'
import { MapTable } from '#renderer/canvas/map-pane/MapTable.tsx'
import { SheetPane, titlesOf } from '#renderer/canvas/map-pane/SheetPane.tsx'
import { scrollTo } from '#renderer/canvas/map-pane/scroll-position.ts'
import { grow, type Rect } from '#shared/base/geometry.ts'
import type { Picked, VersionSheet } from './use-sheet.ts'

/** The ring leaves the mark of what it is around to be read; in map units. */
const BESIDE_MARK = 9

/** One map of the shown versions; what was picked from the list is scrolled into sight and ringed. */
export function VersionPane({
  sheet,
  label,
  picked,
  ring,
  zoom,
  scroller,
}: {
  readonly sheet: VersionSheet
  readonly label: string
  readonly picked: Picked | null
  /** The place of what was picked; `null` where it is not drawn. */
  readonly ring: Rect | null
  readonly zoom: number
  readonly scroller: RefObject<HTMLDivElement | null>
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only picking goes there; who scrolls or zooms on is not called back
  useEffect(() => {
    const room = scroller.current
    if (!room || !ring) return
    const { x, y } = sheet.drawing.bounds
    const titles = titlesOf(sheet)
    const to = scrollTo({ ...ring, x: ring.x - x, y: ring.y - y }, zoom, {
      width: room.clientWidth,
      height: room.clientHeight,
      titles: { width: titles.width * zoom, height: titles.height * zoom },
    })
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    room.scrollTo({ ...to, behavior: calm ? 'auto' : 'smooth' })
  }, [picked])
  return (
    <SheetPane
      label={label}
      sheet={sheet}
      zoom={zoom}
      pointedAt={ring ? [grow(ring, BESIDE_MARK)] : []}
      scroller={scroller}
    >
      <MapTable view={sheet.view} label={label} />
    </SheetPane>
  )
}
