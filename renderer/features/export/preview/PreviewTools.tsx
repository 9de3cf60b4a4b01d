import { ChevronLeft, ChevronRight, Maximize, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { type Pager, ZOOM_STEP } from './use-hands.ts'
import type { PreviewState } from './use-preview-view.ts'

/** Under the preview: which sheet of several, and how close. */
export function PreviewTools({
  state: { moves, share, isWhole, canZoomIn, canZoomOut },
  pager,
  labels,
  onSmallest,
}: {
  readonly state: PreviewState
  readonly pager: Pager
  /** What each sheet is called. */
  readonly labels: readonly string[]
  /** Shows the smallest text as large as it will be. */
  readonly onSmallest: () => void
}) {
  return (
    <div className="export-preview-tools">
      {pager.count > 1 ? <PagerButtons pager={pager} label={labels[pager.index] ?? ''} /> : <span />}
      <div className="export-zoom">
        <Button size="small" tone="quiet" icon={<ScanSearch size={16} />} onClick={onSmallest}>
          Smallest text
        </Button>
        <IconButton
          label="Zoom out"
          size="small"
          side="top"
          keys="-"
          icon={<ZoomOut size={17} />}
          disabled={!canZoomOut}
          onClick={() => moves.zoomBy(1 / ZOOM_STEP)}
        />
        <span className="export-zoom-share" role="status" aria-label="Zoom of the preview">
          {inPercent(share)}
        </span>
        <IconButton
          label="Zoom in"
          size="small"
          side="top"
          keys="+"
          icon={<ZoomIn size={17} />}
          disabled={!canZoomIn}
          onClick={() => moves.zoomBy(ZOOM_STEP)}
        />
        <IconButton
          label="Show all of it"
          size="small"
          side="top"
          keys="0"
          icon={<Maximize size={16} />}
          disabled={isWhole}
          onClick={moves.fit}
        />
        <Button
          size="small"
          tone="quiet"
          title="As large as it will be (1)"
          aria-keyshortcuts="1"
          onClick={() => moves.real()}
        >
          100 %
        </Button>
      </div>
    </div>
  )
}

function PagerButtons({
  pager: { index, count, turnTo },
  label,
}: {
  readonly pager: Pager
  readonly label: string
}) {
  return (
    <div className="export-pager">
      <IconButton
        label="Previous page"
        size="small"
        side="top"
        icon={<ChevronLeft size={18} />}
        disabled={index === 0}
        onClick={() => turnTo(index - 1)}
      />
      <span role="status">
        <span className="export-pager-number">
          {index + 1} of {count}
        </span>
        <span className="export-pager-label" title={label}>
          {label}
        </span>
      </span>
      <IconButton
        label="Next page"
        size="small"
        side="top"
        icon={<ChevronRight size={18} />}
        disabled={index === count - 1}
        onClick={() => turnTo(index + 1)}
      />
    </div>
  )
}

const inPercent = (share: number): string =>
  `${share >= 0.1 ? Math.round(share * 100) : Math.round(share * 1000) / 10} %`
