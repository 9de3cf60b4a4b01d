/** Small things that this browser remembers of how somebody works. */
export function recall<T>(key: string, check: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`throughline-${key}`) ?? 'null')
    return check(value) ? value : null
  } catch {
    return null
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`throughline-${key}`, JSON.stringify(value))
  } catch {
    // It is only a convenience.
  }
}
