const KEPT = 'throughline-recent-emoji'
const MOST = 16

/** Signs that were picked last, the latest first. */
export function recentEmoji(): readonly string[] {
  try {
    const signs: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(signs) ? signs.filter((sign) => typeof sign === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Puts a sign first in the list. */
export function rememberEmoji(sign: string): void {
  const others = recentEmoji().filter((other) => other !== sign)
  localStorage.setItem(KEPT, JSON.stringify([sign, ...others].slice(0, MOST)))
}
