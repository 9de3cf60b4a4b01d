/** Sentences that the people at a project's windows must read, kept until there is a window to show them. */
export interface Notices {
  /** What nobody has read yet; it then counts as read. */
  readonly take: () => readonly string[]
  /** Calls back with every new sentence and takes it as read; answers how to stop. */
  readonly onNotice: (listener: (sentence: string) => boolean) => () => void
}

export interface NoticeBoard extends Notices {
  readonly put: (sentence: string) => void
}

/** A listener answers whether anybody read it. */
export function createNoticeBoard(first: readonly string[]): NoticeBoard {
  let unread = [...first]
  const listeners = new Set<(sentence: string) => boolean>()
  return {
    take() {
      const taken = unread
      unread = []
      return taken
    },
    onNotice(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    put(sentence) {
      const read = [...listeners].map((listener) => listener(sentence))
      if (!read.includes(true)) unread.push(sentence)
    },
  }
}
