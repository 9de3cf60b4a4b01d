import { Slider } from 'radix-ui'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { Rect } from '#shared/base/geometry.ts'
import { type Crop, cropRect, placement, pulled, type Size, WHOLE, within, ZOOM } from './crop.ts'

/** Side of the frame on screen, in pixels. */
const SIDE = 280

/** Lets the person choose the square of a picture that becomes a portrait. */
export function CropDialog({
  picture,
  busy,
  onDone,
  onClose,
}: {
  readonly picture: File
  readonly busy: boolean
  /** Called with the kept part, in shares of the picture. */
  readonly onDone: (part: Rect) => void
  readonly onClose: () => void
}) {
  const url = useObjectUrl(picture)
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  const [unreadable, setUnreadable] = useState(false)
  const [crop, setCrop] = useState<Crop>(WHOLE)
  const finish = (): void => (size ? onDone(cropRect(size, crop)) : undefined)
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Portrait"
      description="Pull the picture into the circle, or move it with the arrow keys; + and − zoom."
      focusFirst={frame}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" busy={busy} disabled={!size} onClick={finish}>
            Use this portrait
          </Button>
        </>
      }
    >
      {unreadable ? (
        <p role="alert">This is no picture that can be shown here. Use PNG, JPEG, WebP, GIF, AVIF or SVG.</p>
      ) : (
        <>
          <CropFrame frame={frame} size={size} crop={crop} onCrop={setCrop} onEnter={finish}>
            {url === null ? null : (
              <img
                src={url}
                alt=""
                draggable={false}
                onError={() => setUnreadable(true)}
                onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                  setSize({ width: naturalWidth || SIDE, height: naturalHeight || SIDE })
                }
                style={size ? styleOf(placement(size, crop, SIDE)) : { visibility: 'hidden' }}
              />
            )}
          </CropFrame>
          <ZoomSlider zoom={crop.zoom} onZoom={(zoom) => size && setCrop(within(size, { ...crop, zoom }))} />
        </>
      )}
    </Dialog>
  )
}

const styleOf = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height })

/** The address of a file in this page, for as long as it is shown. */
function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}

/** How far an arrow key pulls, in shares of the frame. */
const NUDGE = 0.04
const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -NUDGE, y: 0 },
  ArrowRight: { x: NUDGE, y: 0 },
  ArrowUp: { x: 0, y: -NUDGE },
  ArrowDown: { x: 0, y: NUDGE },
}
const ZOOMS: Readonly<Record<string, number>> = { '+': 1.1, '=': 1.1, '-': 1 / 1.1 }

function CropFrame({
  frame,
  size,
  crop,
  onCrop,
  onEnter,
  children,
}: {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly size: Size | null
  readonly crop: Crop
  readonly onCrop: (crop: Crop) => void
  readonly onEnter: () => void
  readonly children: ReactNode
}) {
  const last = useRef<{ x: number; y: number } | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    const zoom = ZOOMS[event.key]
    if (event.key === 'Enter') onEnter()
    if (!size || (!arrow && !zoom)) return
    event.preventDefault()
    onCrop(arrow ? pulled(size, crop, arrow) : within(size, { ...crop, zoom: crop.zoom * (zoom ?? 1) }))
  }
  const onPointerMove = ({ clientX, clientY }: PointerEvent): void => {
    const from = last.current
    if (!from || !size) return
    last.current = { x: clientX, y: clientY }
    onCrop(pulled(size, crop, { x: (clientX - from.x) / SIDE, y: (clientY - from.y) / SIDE }))
  }
  const letGo = (): void => {
    last.current = null
  }
  return (
    <div
      ref={frame}
      className="crop"
      role="application"
      aria-label="Part of the picture: arrow keys move it, plus and minus zoom"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved by keys
      tabIndex={0}
      style={{ width: SIDE, height: SIDE }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onWheel={({ deltaY }) =>
        size ? onCrop(within(size, { ...crop, zoom: crop.zoom * Math.exp(-deltaY / 500) })) : undefined
      }
    >
      {children}
      <span className="crop-ring" />
    </div>
  )
}

function ZoomSlider({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const id = useId()
  return (
    <div className="field crop-zoom">
      <span className="field-label" id={id}>
        Zoom
      </span>
      <Slider.Root
        className="inspector-slider"
        min={ZOOM.least}
        max={ZOOM.most}
        step={0.05}
        value={[zoom]}
        onValueChange={([next]) => (next === undefined ? undefined : onZoom(next))}
      >
        <Slider.Track className="inspector-slider-track" />
        <Slider.Thumb
          className="inspector-slider-thumb"
          aria-labelledby={id}
          aria-valuetext={`${Math.round(zoom * 100)} %`}
        />
      </Slider.Root>
    </div>
  )
}
