import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '#shared/base/result.ts'
import type { Loss, Version } from '#shared/protocol/history.ts'
import type { ClientMessage } from '#shared/protocol/session.ts'
import type { HistoryClient } from './history-client.ts'
import type { HistoryNews } from './project-session.ts'

/** What is known of the versions of a project. */
export interface VersionsKnown {
  /** Newest first; `null` until somebody has asked for them. */
  readonly list: readonly Version[] | null
  /** Why the list could not be had, the last time it was asked for. */
  readonly problem: Problem | null
  /** What went at once, while nobody has said whether that was meant. */
  readonly loss: Loss | null
}

/** The history of this window's project: kept by its host, known here as far as it was asked for, and kept up with. */
export interface ProjectVersions {
  readonly known: StoreApi<VersionsKnown>
  readonly client: HistoryClient
  /** Asks for the list, and from now on for every change of it. */
  readonly refresh: () => Promise<void>
  /** Says that a loss was dealt with, so that no window asks any more. */
  readonly answerLoss: (loss: Loss) => void
  readonly hear: (news: HistoryNews) => void
}

export interface ProjectVersionsOptions {
  readonly client: HistoryClient
  readonly projectId: string
  readonly tell: (message: ClientMessage) => void
}

export function createProjectVersions({ client, projectId, tell }: ProjectVersionsOptions): ProjectVersions {
  const known = createStore<VersionsKnown>(() => ({ list: null, problem: null, loss: null }))
  let isWanted = false
  let asked = 0
  const refresh = async (): Promise<void> => {
    isWanted = true
    const number = ++asked
    const list = await client.list(projectId)
    // Answers may overtake each other: the last question counts.
    if (number !== asked) return
    known.setState(list.ok ? { list: list.value, problem: null } : { problem: list.error })
  }
  return {
    known,
    client,
    refresh,
    answerLoss(loss) {
      known.setState({ loss: null })
      tell({ type: 'loss-answered', versionId: loss.versionId })
    },
    hear(news) {
      if (news.type === 'loss') known.setState({ loss: news.loss })
      else if (isWanted) void refresh()
    },
  }
}
