import { useCallback, useState } from 'react'
import { type MergeOutcome, mergeIn } from '#renderer/actions/copy-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { OfferedCopy } from '#renderer/session/window-state.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Brought } from '#shared/protocol/merge.ts'

/** A copy to merge, and what it is called. */
export interface CopyToMerge {
  readonly name: string
  readonly copy: File | { readonly path: string }
  /** A copy that is too damaged to be merged: what can be read of its maps and personas is wanted. */
  readonly asMaps?: boolean
}

/** How far the merging of a copy is. */
export type Merging =
  | { readonly kind: 'choosing' }
  /** A file was dropped: it may be meant otherwise. */
  | { readonly kind: 'asking'; readonly offered: Extract<OfferedCopy, { readonly kind: 'dropped' }> }
  | { readonly kind: 'busy'; readonly name: string }
  /** It was another project, or a copy that cannot be merged: what of it shall come across? */
  | {
      readonly kind: 'across'
      readonly name: string
      readonly isCopy: boolean
      readonly brought: Brought
      readonly report: readonly string[]
    }
  | { readonly kind: 'done'; readonly name: string; readonly outcome: MergeOutcome }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly copy: CopyToMerge }

/** Merges one copy at a time. */
export function useMerging(offered: OfferedCopy | null): {
  readonly merging: Merging
  readonly start: (copy: CopyToMerge) => void
} {
  const project = useProject()
  const [merging, setMerging] = useState<Merging>(() =>
    offered?.kind === 'dropped' ? { kind: 'asking', offered } : { kind: 'choosing' },
  )
  const start = useCallback(
    (wanted: CopyToMerge) => {
      const { name, copy, asMaps = false } = wanted
      setMerging({ kind: 'busy', name })
      void mergeIn(project, copy, asMaps).then((outcome) => {
        if (!outcome.ok) setMerging({ kind: 'refused', problem: outcome.error, copy: wanted })
        else {
          const { brought, report } = outcome.value.merged
          setMerging(
            brought
              ? { kind: 'across', name, isCopy: asMaps, brought, report }
              : { kind: 'done', name, outcome: outcome.value },
          )
        }
      })
    },
    [project],
  )
  return { merging, start }
}
