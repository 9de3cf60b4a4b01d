/** Work of one peer, done in order, a piece at a time, in turn with that of others. */
export interface Line {
  readonly add: (work: () => void) => void
  /** Forgets what was not done yet. */
  readonly clear: () => void
}

/** How long work goes on before everything else of the host gets its turn, in milliseconds. */
const TURN = 8

/**
 * Shares the host's time out among peers: however much a few of them send at once, the others are served in between, and so
 * are timers, files and this machine's own windows. Answers how to open a line.
 */
export function createTurns(): () => Line {
  const waiting = new Set<(() => void)[]>()
  let isWorking = false

  async function workOneTurn(): Promise<void> {
    const end = performance.now() + TURN
    try {
      for (const line of waiting) {
        waiting.delete(line)
        const work = line.shift()
        if (line.length > 0) waiting.add(line)
        work?.()
        // What it left to promises is part of it.
        await new Promise<void>((resolve) => process.nextTick(resolve))
        if (performance.now() >= end) break
      }
    } finally {
      isWorking = waiting.size > 0
      if (isWorking) setImmediate(workOneTurn)
    }
  }

  return () => {
    const line: (() => void)[] = []
    return {
      add(work) {
        line.push(work)
        waiting.add(line)
        if (isWorking) return
        isWorking = true
        setImmediate(workOneTurn)
      },
      clear() {
        line.length = 0
        waiting.delete(line)
      },
    }
  }
}
