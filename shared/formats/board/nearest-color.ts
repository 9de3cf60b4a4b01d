import type { Color } from '#shared/model/vocabulary.ts'

/** Where each of our colours lies on the circle of hues, in degrees; grey lies at none. */
const HUES: Readonly<Record<Exclude<Color, 'grey'>, number>> = {
  red: 5,
  orange: 29,
  yellow: 50,
  green: 105,
  teal: 175,
  blue: 215,
  violet: 275,
}

/** What has less of a colour than this, 0 to 1, is called grey. */
const LEAST_CHROMA = 0.035

/** The nearest of our colours to one of CSS (`#rgb`, `#rrggbb`, with or without opacity); `null` for what is none. */
export function nearestColor(css: unknown): Color | null {
  const digits =
    typeof css === 'string'
      ? /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(css.trim())
      : null
  if (!digits) return null
  const [, short, long] = digits
  const hex = long ?? [...(short as string)].map((digit) => digit + digit).join('')
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ]
  const most = Math.max(red, green, blue)
  const chroma = most - Math.min(red, green, blue)
  if (chroma < LEAST_CHROMA) return 'grey'
  return nearestHue(hueOf(red, green, blue, most, chroma))
}

function hueOf(red: number, green: number, blue: number, most: number, chroma: number): number {
  const sextant =
    most === red
      ? (green - blue) / chroma
      : most === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma
  return (sextant * 60 + 360) % 360
}

function nearestHue(hue: number): Color {
  const away = (other: number): number => Math.min(Math.abs(hue - other), 360 - Math.abs(hue - other))
  return (Object.entries(HUES) as [Color, number][]).reduce((best, entry) =>
    away(entry[1]) < away(best[1]) ? entry : best,
  )[0]
}
