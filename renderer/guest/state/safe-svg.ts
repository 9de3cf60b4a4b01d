/** What the host's drawing is made of. Anything else is left out: the picture shows, it does nothing. */
const ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
  'defs',
  'clippath',
  'pattern',
  'mask',
  'lineargradient',
  'radialgradient',
  'stop',
  'image',
  'style',
])
const NAMESPACE = 'http://www.w3.org/2000/svg'
/** Refers to something inside the picture, or is a picture in itself. */
const INSIDE = /^#|^data:image\/(?:png|jpe?g|webp|gif);/i
/** Names of attributes that hold an address. */
const ADDRESS = /^(?:xlink:)?href$/i
/** A style or paint that would fetch something from elsewhere; `\` hides letters in styles. */
const FETCHES = /url\(\s*['"]?(?!#)|@|javascript:|\\/i

/**
 * The picture as an element, or `null` where the text is no drawing. It comes from the host over a sealed socket, and still
 * nothing of it is taken on trust: only shapes, words and how they look, no scripts, no addresses. Its styles are meant for a
 * shadow root, where they reach nothing else.
 */
export function safeSvg(text: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  if (parsed.namespaceURI !== NAMESPACE || parsed.localName !== 'svg') return null
  clean(parsed)
  return document.importNode(parsed, true) as unknown as SVGSVGElement
}

function clean(element: Element): void {
  for (const { name, value } of [...element.attributes])
    if (/^on/i.test(name) || FETCHES.test(value) || (ADDRESS.test(name) && !INSIDE.test(value.trim())))
      element.removeAttribute(name)
  for (const child of [...element.children]) {
    if (isKnown(child)) clean(child)
    else child.remove()
  }
}

const isKnown = ({ namespaceURI, localName, textContent }: Element): boolean =>
  namespaceURI === NAMESPACE &&
  ELEMENTS.has(localName.toLowerCase()) &&
  (localName !== 'style' || !FETCHES.test(textContent ?? ''))
