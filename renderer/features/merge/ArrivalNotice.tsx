import './merge.css'
import { GitMerge, History } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { comparisonOf } from '#renderer/actions/copy-actions.ts'
import { openReview } from '#renderer/actions/review-actions.ts'
import type { Arrival } from '#renderer/session/arrival.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { changesBetween } from '#shared/analysis/changes.ts'
import { NOW } from '#shared/protocol/history.ts'
import { absenceWords } from './words.ts'

/** Tells what came while nobody saw it come, once; it waits until somebody has read it. */
export function ArrivalNotice() {
  const { arrivals } = useProject()
  const arrival = useStore(arrivals, ({ last }) => last)
  // A merge that this window asked for is told of in its own dialog.
  const isOwn = useWindow(({ dialog }) => dialog === 'merge') && arrival?.kind === 'merged'
  const close = useCallback(() => arrivals.setState({ last: null }), [arrivals])
  useEffect(() => (isOwn ? close() : undefined), [isOwn, close])
  if (arrival === null || isOwn) return null
  return arrival.kind === 'absence' ? (
    <Absence arrival={arrival} onClose={close} />
  ) : (
    <Merged arrival={arrival} onClose={close} />
  )
}

type Of<Kind extends Arrival['kind']> = Extract<Arrival, { readonly kind: Kind }>

function Absence({
  arrival: { comparison },
  onClose,
}: {
  readonly arrival: Of<'absence'>
  readonly onClose: () => void
}) {
  const project = useProject()
  const { before, after, touched } = comparison
  const changes = useMemo(() => changesBetween(before, after, touched), [before, after, touched])
  if (changes.length === 0) return null
  const review = () => {
    openReview(project, { ...comparison, title: 'While you were away', kind: 'absence' })
    onClose()
  }
  return (
    <Notice
      icon={<History size={18} aria-hidden="true" />}
      onClose={onClose}
      actions={
        <Button size="small" onClick={review}>
          Review
        </Button>
      }
    >
      {absenceWords(changes)}
    </Notice>
  )
}

const MERGE = { title: 'What another copy brought', kind: 'merge' } as const
const SINCE = { title: 'Since another program changed the file', kind: 'since' } as const

function Merged({ arrival, onClose }: { readonly arrival: Of<'merged'>; readonly onClose: () => void }) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const canReview = project.host.history !== null && arrival.before !== null && arrival.after !== null
  const review = async () => {
    setBusy(true)
    const comparison = await comparisonOf(project, arrival)
    setBusy(false)
    onClose()
    if (comparison) openReview(project, { ...comparison, ...(arrival.after === NOW ? SINCE : MERGE) })
    else notify('The history no longer has what was there before. Everything that came is on the map.')
  }
  return (
    <Notice
      icon={<GitMerge size={18} aria-hidden="true" />}
      onClose={onClose}
      actions={
        canReview ? (
          <Button size="small" busy={busy} onClick={() => void review()}>
            Review
          </Button>
        ) : null
      }
    >
      {arrival.message}
    </Notice>
  )
}
