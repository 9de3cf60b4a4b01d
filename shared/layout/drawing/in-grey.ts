import type { Shape } from './shapes.ts'

/** Shapes without colour, whatever they were drawn with: portraits have colours of their own, pictures any. */
export const inGrey = (shapes: readonly Shape[]): readonly Shape[] => shapes.map(greyed)

function greyed(shape: Shape): Shape {
  switch (shape.type) {
    case 'group':
      return { ...shape, children: inGrey(shape.children) }
    case 'image':
      return { ...shape, grey: true }
    case 'text':
      return { ...shape, fill: greyOf(shape.fill) }
    case 'icon':
      return { ...shape, stroke: greyOf(shape.stroke) }
    default: {
      const { fill, stroke } = shape
      return {
        ...shape,
        ...(fill === undefined ? {} : { fill: greyOf(fill) }),
        ...(stroke === undefined ? {} : { stroke: greyOf(stroke) }),
      }
    }
  }
}

/** The grey that is as bright as a colour of the form `#rrggbb`; `none` stays what it is. */
export function greyOf(color: string): string {
  const parts = /^#(..)(..)(..)$/.exec(color)
  if (!parts) return color
  const [red, green, blue] = parts.slice(1).map((part) => Number.parseInt(part, 16)) as [
    number,
    number,
    number,
  ]
  if (red === green && green === blue) return color
  const light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  return `#${Math.round(encoded(light)).toString(16).padStart(2, '0').repeat(3)}`
}

/** sRGB, 0 to 255, to light, 0 to 1, and back. */
const linear = (part: number): number =>
  part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4
const encoded = (light: number): number =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
