/** Does something a while after the last of many occasions, and not later than a longer while after the first. */
export interface Debounce {
  readonly soon: () => void
  readonly cancel: () => void
}

/** Times in milliseconds. */
export function createDebounce(
  work: () => void,
  { after, atMost }: { readonly after: number; readonly atMost: number },
): Debounce {
  let timer: NodeJS.Timeout | undefined
  let since: number | undefined
  return {
    soon() {
      const now = performance.now()
      since ??= now
      clearTimeout(timer)
      timer = setTimeout(
        () => {
          since = undefined
          work()
        },
        Math.max(0, Math.min(after, since + atMost - now)),
      )
    },
    cancel() {
      clearTimeout(timer)
      since = undefined
    },
  }
}
