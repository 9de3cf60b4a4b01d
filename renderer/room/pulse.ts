/** How often the host is asked whether it is there, in milliseconds. */
const EVERY = 2500
/** How long it may take to say anything at all. */
const PATIENCE = 2500
/** The same just after this page woke up, when its socket is likely to be dead. */
const PATIENCE_ON_WAKING = 1500

export interface Pulse {
  readonly start: () => void
  readonly stop: () => void
  /** Something came. */
  readonly heard: () => void
  /** Listens for nothing any more. */
  readonly end: () => void
}

export interface PulseEvents {
  readonly ping: () => void
  /** Nothing came for too long: the connection is dead, whatever the browser says of it. */
  readonly onSilence: () => void
  /** The page is looked at again, or the machine has a network again. */
  readonly onWake: () => void
}

/**
 * Tells a living connection from a dead one. Phones drop sockets in the background and change networks without any
 * event, so only an answer counts, and every awakening asks for one at once.
 */
export function keepPulse({ ping, onSilence, onWake }: PulseEvents): Pulse {
  let beat: ReturnType<typeof setInterval> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  const ask = (patience: number) => {
    ping()
    clearTimeout(silence)
    silence = setTimeout(onSilence, patience)
  }
  const wake = () => {
    if (globalThis.document?.visibilityState === 'hidden') return
    onWake()
    if (beat !== undefined) ask(PATIENCE_ON_WAKING)
  }
  const awakenings = ['pageshow', 'online', 'focus'] as const
  for (const name of awakenings) globalThis.window?.addEventListener(name, wake)
  globalThis.document?.addEventListener('visibilitychange', wake)
  const stop = () => {
    clearInterval(beat)
    clearTimeout(silence)
    beat = undefined
    silence = undefined
  }
  return {
    start() {
      stop()
      beat = setInterval(() => {
        // One question at a time: a busy host that answers late is not asked over and over.
        if (silence === undefined) ask(PATIENCE)
      }, EVERY)
    },
    stop,
    heard() {
      clearTimeout(silence)
      silence = undefined
    },
    end() {
      stop()
      for (const name of awakenings) globalThis.window?.removeEventListener(name, wake)
      globalThis.document?.removeEventListener('visibilitychange', wake)
    },
  }
}
