import type { ReactNode } from 'react'
import { Spinner } from '#renderer/ui/Progress.tsx'
import { useLasting } from '#renderer/ui/use-lasting.ts'

/** Nothing for a moment, as most projects are there sooner; then a quiet sheet; after a while the ways out. */
export function OnItsWay({ words, children }: { readonly words: string; readonly children?: ReactNode }) {
  const shown = useLasting(true, 150)
  const worded = useLasting(true, 900)
  const slow = useLasting(true, 8000)
  if (!shown) return null
  return (
    <div className="opening">
      <div className="opening-bar" />
      <main className="opening-ground" aria-live="polite">
        {slow ? (
          <div className="opening-slow">
            <p>The host has not sent this project yet. It may be busy or gone; this window keeps trying.</p>
            {children}
          </div>
        ) : worded ? (
          <p className="opening-words">
            <Spinner />
            {words}
          </p>
        ) : null}
      </main>
    </div>
  )
}
