import type { HostMessage } from '#shared/protocol/session.ts'

/** What a project's windows must hear: a sentence, that a copy was merged, or that the project goes on in another file. */
export type News = Extract<HostMessage, { type: 'notice' | 'merged' | 'moved' }>

/** News of a project, kept until there is a window to show them. */
export interface Notices {
  /** What nobody has read yet; it then counts as read. */
  readonly take: () => readonly News[]
  /** Calls back with all that is new and takes it as read; answers how to stop. */
  readonly onNotice: (listener: (news: News) => boolean) => () => void
}

export interface NoticeBoard extends Notices {
  readonly put: (news: string | News) => void
}

const noticeOf = (message: string): News => ({ type: 'notice', message })

/** A listener answers whether anybody read it. */
export function createNoticeBoard(first: readonly string[]): NoticeBoard {
  let unread = first.map(noticeOf)
  const listeners = new Set<(news: News) => boolean>()
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
    put(told) {
      const news = typeof told === 'string' ? noticeOf(told) : told
      const read = [...listeners].map((listener) => listener(news))
      if (!read.includes(true)) unread.push(news)
    },
  }
}
