import { useEffect, useRef } from 'react'
import { type ImageLookup, paintShapes } from '#renderer/paint/paint-shapes.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { PlannedSheet } from '#shared/formats/export/export-plan.ts'
import type { Pager } from './use-hands.ts'

/** How wide a sheet of the strip is, and how high at most, in CSS pixels. */
const FRAME = { width: 104, height: 78 } as const

/** All sheets in small, beside the one that is looked at; where there is but one, nothing. */
export function FilmStrip({
  sheets,
  pager,
}: {
  readonly sheets: readonly PlannedSheet[]
  readonly pager: Pager
}) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.children[pager.index]?.scrollIntoView({ block: 'nearest' })
  }, [pager.index])
  if (sheets.length < 2) return null
  return (
    <ol ref={list} className="export-strip" aria-label="Pages">
      {sheets.map((sheet, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is told by its place alone
        <li key={index}>
          <button
            type="button"
            className="export-frame"
            // The preview itself turns pages by keys; the strip is one stop, not dozens.
            tabIndex={index === pager.index ? 0 : -1}
            aria-current={index === pager.index ? 'page' : undefined}
            aria-label={`Page ${index + 1}: ${sheet.label}`}
            onClick={() => pager.turnTo(index)}
            onKeyDown={(event) => {
              const step = STEPS[event.key]
              if (step === undefined) return
              event.preventDefault()
              const next = Math.max(0, Math.min(sheets.length - 1, index + step))
              pager.turnTo(next)
              list.current?.querySelectorAll('button')[next]?.focus()
            }}
          >
            <SmallSheet sheet={sheet} />
            <span aria-hidden="true">{index + 1}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }

/** Painted once, when it is first in sight. */
function SmallSheet({ sheet }: { readonly sheet: PlannedSheet }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { images } = useProject()
  const { frame } = sheet
  const zoom = Math.min(FRAME.width / frame.width, FRAME.height / frame.height)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const paint = (): void => paintSmall(element, sheet, zoom, images.bitmap)
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      requestAnimationFrame(paint)
    })
    observer.observe(element)
    const stop = images.arrivals.subscribe(paint)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [sheet, zoom, images])
  return <canvas ref={canvas} style={{ width: frame.width * zoom, height: frame.height * zoom }} />
}

function paintSmall(
  canvas: HTMLCanvasElement,
  { drawing, frame }: PlannedSheet,
  zoom: number,
  images: ImageLookup,
): void {
  const scale = zoom * window.devicePixelRatio
  canvas.width = Math.max(1, Math.round(frame.width * scale))
  canvas.height = Math.max(1, Math.round(frame.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = drawing.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(scale, 0, 0, scale, -frame.x * scale, -frame.y * scale)
  paintShapes(context, drawing.shapes, { images })
}
