import { embedFonts } from '#renderer/paint/fonts.ts'
import { imageAddresses } from '#renderer/paint/load-images.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { fontFilesOf } from '#shared/formats/export/drawing-text.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'

/** What stands on the canvas beside the map: other people's hands, one's own, what only helps to find and to work. */
const NOT_THE_MAP = [
  '.aria-grid',
  '.back-to-map',
  '.card-sign',
  '.cell-add',
  '.cell-prompt',
  '.channel-ghost',
  '.channel-here',
  '.channel-hit',
  '.channel-place',
  '.cluster-field',
  '.cluster-name',
  '.connect-handle',
  '.connecting-line',
  '.connecting-target',
  '.connector-grip',
  '.header-hit',
  '.held-card',
  '.hidden-lanes',
  '.keyboard-place',
  '.layer.hand',
  '.layer.room-spotlight',
  '.layer.spotlight',
  '.mark-sign',
  '.minimap',
  '.others',
  '.private-cell',
  '.rating-chip',
  '.rating-lane',
  '.selection-place',
  '.vote-marks',
].join(',')

/** How something is held or pointed at, which the page's styles show. */
const STATES = ['data-selected', 'data-editing', 'data-arriving']

/** Pixels to a CSS pixel: as sharp as the screen, and never so coarse that a slide shows it. */
const sharpness = (): number => Math.max(2, window.devicePixelRatio)

/** The properties that the canvas is styled with: all others are what they are anyway, and copying them takes seconds. */
const STYLES = [
  ...['position', 'display', 'left', 'top', 'right', 'bottom', 'inset', 'width', 'height', 'overflow'],
  ...['transform', 'transform-origin', 'opacity', 'visibility', 'z-index', 'box-sizing', 'margin', 'padding'],
  ...['background', 'background-color', 'border', 'border-radius', 'box-shadow', 'color', 'clip-path'],
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight'],
  ...['font-style', 'font-kerning', 'font-variant-ligatures', 'font-synthesis', 'letter-spacing'],
  ...['line-height', 'text-align', 'text-anchor', 'text-rendering', 'white-space', 'direction'],
  ...['align-items', 'justify-content', 'flex-direction', 'gap'],
]

/**
 * What the window shows of the map, with the titles that stay at its edges, as PNG. Taken from a copy of the canvas out
 * of sight, so that nothing on the screen moves.
 */
export async function screenPicture(
  canvas: HTMLElement,
  model: MapModel,
  images: ProjectImages,
  theme: Theme,
): Promise<Blob> {
  const drawing = drawMap(model.view, model.layout, { theme, marks: model.marks })
  const [{ toBlob }, fontEmbedCSS, addresses] = await Promise.all([
    import('html-to-image'),
    embedFonts(fontFilesOf(drawing)),
    images.files(imagesIn(drawing)).then(imageAddresses),
  ])
  const copy = copyOf(canvas)
  try {
    for (const [ref, address] of addresses) {
      const url = images.url(ref)
      for (const image of copy.querySelectorAll('image'))
        if (image.getAttribute('href') === url) image.setAttribute('href', address)
    }
    const { clientWidth: width, clientHeight: height } = canvas
    const picture = await toBlob(copy, {
      ...{ width, height, fontEmbedCSS },
      pixelRatio: sharpness(),
      backgroundColor: theme.desk,
      includeStyleProperties: STYLES,
      style: { position: 'static', left: '0', top: '0' },
    })
    if (!picture) throw new Error('The browser made no picture.')
    return picture
  } finally {
    copy.remove()
  }
}

/** The canvas once more, of the same size, beside the window's left edge, without what is not the map. */
function copyOf(canvas: HTMLElement): HTMLElement {
  const copy = canvas.cloneNode(true) as HTMLElement
  const painted = canvas.querySelectorAll('canvas')
  copy.querySelectorAll('canvas').forEach((blank, index) => {
    const from = painted[index]
    if (from && from.width > 0 && from.height > 0) blank.getContext('2d')?.drawImage(from, 0, 0)
  })
  for (const element of copy.querySelectorAll(NOT_THE_MAP)) element.remove()
  for (const state of STATES)
    for (const element of copy.querySelectorAll(`[${state}]`)) element.removeAttribute(state)
  copy.inert = true
  copy.setAttribute('aria-hidden', 'true')
  Object.assign(copy.style, {
    position: 'fixed',
    left: `${-2 * window.innerWidth}px`,
    top: '0',
    width: `${canvas.clientWidth}px`,
    height: `${canvas.clientHeight}px`,
  })
  canvas.parentElement?.append(copy)
  return copy
}
