import { type ReactNode, startTransition, useEffect, useState } from 'react'

/** Longest wait for a frame, in milliseconds: a window that is out of sight paints none. */
const AT_MOST = 100

/** Resolves once the window has painted what is to be seen now: what follows is work of another frame. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, AT_MOST)
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer)
        resolve()
      }),
    )
  })
}

/** Makes its children once what they stand in has been painted: what is large opens in two frames, neither of them long. */
export function AfterPaint({ children }: { readonly children: ReactNode }): ReactNode {
  const [isPainted, setIsPainted] = useState(false)
  useEffect(() => {
    let isGone = false
    void afterPaint().then(() => {
      if (!isGone) startTransition(() => setIsPainted(true))
    })
    return () => {
      isGone = true
    }
  }, [])
  return isPainted ? children : null
}
