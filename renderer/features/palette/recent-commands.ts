const KEPT = 'throughline-recent-commands'
const MOST = 5

/** Ids of the commands last chosen in the palette, the latest first. */
export function recentCommands(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Puts a command on top of the list. */
export function rememberCommand(id: string): void {
  const others = recentCommands().filter((other) => other !== id)
  localStorage.setItem(KEPT, JSON.stringify([id, ...others].slice(0, MOST)))
}
