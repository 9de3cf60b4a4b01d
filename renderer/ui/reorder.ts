/** An item of a list as it stands on the screen. */
export interface ItemBox {
  readonly id: string
  readonly top: number
  readonly height: number
}

/** The item before which a pulled one would land at this height: the first whose middle lies below; `null` at the end. */
export const beforeAt = (boxes: readonly ItemBox[], pulledId: string, y: number): string | null =>
  boxes.find(({ id, top, height }) => id !== pulledId && y < top + height / 2)?.id ?? null

/**
 * The item before which a key puts one, `null` at the end; `undefined` where the key means nothing here or it is there
 * already.
 */
export function beforeByKey(ids: readonly string[], id: string, key: string): string | null | undefined {
  const at = ids.indexOf(id)
  const last = ids.length - 1
  if (at < 0) return undefined
  switch (key) {
    case 'ArrowUp':
      return at > 0 ? (ids[at - 1] as string) : undefined
    case 'ArrowDown':
      return at < last ? (ids[at + 2] ?? null) : undefined
    case 'Home':
      return at > 0 ? (ids[0] as string) : undefined
    case 'End':
      return at < last ? null : undefined
    default:
      return undefined
  }
}
