import { Undo2 } from 'lucide-react'
import { MarkSign } from '#renderer/canvas/MarkSign.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import type { Change } from '#shared/analysis/changes.ts'
import { changeWords } from '#shared/analysis/changes.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { KIND_LABELS, TAKE_BACK } from './change-groups.ts'

/**
 * A change: to be shown on the map, chosen with others, or taken back alone. Its controls are stops for the Tab key only where
 * the keyboard was last; arrows go from row to row.
 */
export function ChangeRow({
  change,
  inside,
  under,
  states: { before, after },
  isPicked,
  isChosen,
  isStop,
  onStop,
  onPick,
  onChoose,
  onTakeBack,
}: {
  readonly change: Change
  readonly inside: readonly Change[]
  /** The heading it stands under, which need not be said again. */
  readonly under: string
  readonly states: { readonly before: Snapshot; readonly after: Snapshot }
  readonly isPicked: boolean
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly onStop: () => void
  readonly onPick: () => void
  /** `null` where nothing can be taken back. */
  readonly onChoose: (() => void) | null
  readonly onTakeBack: () => void
}) {
  const people = change.by.filter((name) => name !== under)
  const words = changeWords(change, before, after, inside)
  const tabIndex = isStop ? 0 : -1
  return (
    <li className={classes('change', isPicked && 'change-picked')} onFocus={onStop}>
      {onChoose ? (
        <label className="change-box">
          <input
            type="checkbox"
            aria-label={`Choose: ${words}`}
            tabIndex={tabIndex}
            checked={isChosen}
            onChange={onChoose}
          />
        </label>
      ) : null}
      <button
        type="button"
        className="change-show"
        title="Show it on the map"
        tabIndex={tabIndex}
        aria-current={isPicked || undefined}
        onClick={onPick}
      >
        <MarkSign kind={change.kind} />
        <span>
          <span className="visually-hidden">{KIND_LABELS[change.kind]}: </span>
          {words}
          {people.length === 0 ? null : <small>{people.join(', ')}</small>}
        </span>
      </button>
      {onChoose ? (
        <IconButton
          size="small"
          side="left"
          className="change-back"
          label={`${TAKE_BACK[change.kind]}: ${words}`}
          icon={<Undo2 size={16} />}
          tabIndex={tabIndex}
          onClick={onTakeBack}
        />
      ) : null}
    </li>
  )
}
