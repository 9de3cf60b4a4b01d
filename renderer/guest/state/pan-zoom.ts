/** How a picture lies in its box: its top left corner, and how many times it is as wide as the box. */
export interface Lie {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Lengths are pixels of the screen; `ratio` is the picture's height by its width. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

const MOST = 12

/** The whole picture, in the middle. */
export function fitted({ width, height, ratio }: Box): Lie {
  const scale = Math.min(1, height / (width * ratio))
  return { scale, x: (width - width * scale) / 2, y: (height - width * scale * ratio) / 2 }
}

/** As near as it may lie: never smaller than whole, never away from the box. */
export function held(lie: Lie, box: Box): Lie {
  const least = fitted(box).scale
  const scale = Math.min(Math.max(lie.scale, least), Math.max(MOST, least))
  const place = (at: number, room: number, size: number) =>
    size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, at))
  const size = box.width * scale
  return {
    scale,
    x: place(lie.x, box.width, size),
    y: place(lie.y, box.height, size * box.ratio),
  }
}

/** Larger or smaller around a point of the box, which stays under the finger. */
export function zoomed(
  lie: Lie,
  factor: number,
  at: { readonly x: number; readonly y: number },
  box: Box,
): Lie {
  const least = fitted(box).scale
  const scale = Math.min(Math.max(lie.scale * factor, least), Math.max(MOST, least))
  const by = scale / lie.scale
  return held({ scale, x: at.x - (at.x - lie.x) * by, y: at.y - (at.y - lie.y) * by }, box)
}

export const moved = (lie: Lie, dx: number, dy: number, box: Box): Lie =>
  held({ ...lie, x: lie.x + dx, y: lie.y + dy }, box)
