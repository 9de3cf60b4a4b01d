import { useEffect, useMemo, useRef } from 'react'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { usePanZoom } from '../parts/use-pan-zoom.ts'
import { useRoom } from '../room-context.ts'
import { registerPictureFonts } from '../state/picture-fonts.ts'
import { safeSvg } from '../state/safe-svg.ts'

/** What is shown in front, as a picture to look at closely. */
export function PictureTab() {
  const picture = useRoom((state) => state.picture)
  const svg = useMemo(() => (picture?.svg ? safeSvg(picture.svg) : null), [picture])
  if (!picture || (!svg && picture.caption === ''))
    return <p className="empty">When the facilitator shows a part of the map in front, it is here too.</p>
  if (!svg)
    return (
      <p className="empty">“{picture.caption}” is shown in front. It is too large to be drawn on a phone.</p>
    )
  return (
    <figure className="picture">
      <Picture svg={svg} caption={picture.caption} />
      <figcaption>{picture.caption}</figcaption>
    </figure>
  )
}

const STEP = 60

function Picture({ svg, caption }: { readonly svg: SVGSVGElement; readonly caption: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const { width, height } = svg.viewBox.baseVal
  const { lie, zoom, move, fit } = usePanZoom(frame, width > 0 ? height / width : 1)
  useEffect(registerPictureFonts, [])
  useEffect(() => {
    if (!paper.current) return
    const root = paper.current.shadowRoot ?? paper.current.attachShadow({ mode: 'open' })
    svg.setAttribute('width', '100%')
    svg.setAttribute('height', '100%')
    svg.style.display = 'block'
    // The old picture stays until the new one stands in its place, so that nothing flashes.
    root.replaceChildren(svg)
  }, [svg])
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => move(STEP, 0),
    ArrowRight: () => move(-STEP, 0),
    ArrowUp: () => move(0, STEP),
    ArrowDown: () => move(0, -STEP),
    '+': () => zoom(1.4),
    '-': () => zoom(1 / 1.4),
    '0': fit,
  }
  return (
    <>
      <div
        className="picture-frame"
        ref={frame}
        role="img"
        aria-label={`Shown in front: ${caption}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by finger is moved by keys too
        tabIndex={0}
        onKeyDown={(event) => {
          const act = keys[event.key]
          if (!act) return
          event.preventDefault()
          act()
        }}
      >
        <div
          className="picture-paper"
          ref={paper}
          style={
            lie
              ? {
                  width: `${lie.scale * 100}%`,
                  aspectRatio: `${width} / ${height}`,
                  transform: `translate(${lie.x}px, ${lie.y}px)`,
                }
              : { visibility: 'hidden' }
          }
        />
      </div>
      <div className="picture-tools">
        <Tool icon="minus" label="Smaller" onPress={() => zoom(1 / 1.4)} />
        <Tool icon="fit" label="Whole picture" onPress={fit} />
        <Tool icon="plus" label="Larger" onPress={() => zoom(1.4)} />
      </div>
    </>
  )
}

function Tool({
  icon,
  label,
  onPress,
}: {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
}) {
  return (
    <button type="button" className="step-button" aria-label={label} onClick={onPress}>
      <Icon name={icon} size={20} />
    </button>
  )
}
