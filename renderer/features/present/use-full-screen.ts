import { useCallback, useEffect, useRef } from 'react'

/** Chromium lets a page keep Esc in full screen, so that one press steps back and not all the way out. */
interface WithKeyboard {
  readonly keyboard?: {
    readonly lock?: (keys: readonly string[]) => Promise<void>
    readonly unlock?: () => void
  }
}

async function enter(): Promise<boolean> {
  try {
    await document.documentElement.requestFullscreen()
    await (navigator as WithKeyboard).keyboard?.lock?.(['Escape'])
    return true
  } catch {
    // Browsers refuse without a press of a key or button just before; the window then shows the slides as it is.
    return document.fullscreenElement !== null
  }
}

/**
 * Full screen as long as the component stays, where the browser allows it. `onLeft` is called when somebody leaves full
 * screen by the browser's own means. Answers the function that enters and leaves by hand.
 */
export function useFullScreen(onLeft: () => void): () => void {
  const wanted = useRef(false)
  const left = useRef(onLeft)
  left.current = onLeft
  useEffect(() => {
    let stays = true
    const follow = () => {
      if (document.fullscreenElement) return
      if (wanted.current) left.current()
      wanted.current = false
    }
    document.addEventListener('fullscreenchange', follow)
    void enter().then((entered) => {
      wanted.current = entered
      if (entered && !stays) void document.exitFullscreen()
    })
    return () => {
      stays = false
      wanted.current = false
      document.removeEventListener('fullscreenchange', follow)
      ;(navigator as WithKeyboard).keyboard?.unlock?.()
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [])
  return useCallback(() => {
    if (document.fullscreenElement) {
      wanted.current = false
      void document.exitFullscreen()
    } else {
      void enter().then((entered) => {
        wanted.current = entered
      })
    }
  }, [])
}
