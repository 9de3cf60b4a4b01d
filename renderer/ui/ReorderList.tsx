import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { beforeAt, beforeByKey } from './reorder.ts'

interface Item {
  readonly id: string
  /** Stays where it is among the others and has no grip. */
  readonly fixed?: boolean
}

interface Drag {
  readonly id: string
  readonly before: string | null
}

/**
 * A list that is put in order by its grips: pulled with a pointer, or moved by the arrow keys, Home and End while the
 * keyboard is on one.
 */
export function ReorderList<T extends Item>({
  label,
  items,
  nameOf,
  onMove,
  className,
  children,
}: {
  readonly label: string
  readonly items: readonly T[]
  /** What an item is called where it is spoken of. */
  readonly nameOf: (item: T) => string
  /** `null` puts it at the end. */
  readonly onMove: (id: string, beforeId: string | null) => void
  readonly className?: string
  /** Shows an item; the grip belongs somewhere in it. */
  readonly children: (item: T, grip: ReactNode) => ReactNode
}) {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [said, setSaid] = useState('')
  const ids = items.flatMap(({ id, fixed }) => (fixed ? [] : [id]))
  const move = (item: T, beforeId: string | null): void => {
    onMove(item.id, beforeId)
    const others = ids.filter((id) => id !== item.id)
    const place = beforeId === null ? ids.length : others.indexOf(beforeId) + 1
    setSaid(`${nameOf(item)}: place ${place} of ${ids.length}`)
  }
  const press = (event: KeyboardEvent, item: T): void => {
    const before = beforeByKey(ids, item.id, event.key)
    if (before === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(item, before)
  }
  const grip = (item: T): ReactNode => (
    <button
      type="button"
      className="reorder-grip"
      aria-label={`Move ${nameOf(item)}`}
      title="Pull, or press ↑ ↓"
      aria-keyshortcuts="ArrowUp ArrowDown"
      onKeyDown={(event) => press(event, item)}
      onPointerDown={(event) => pull(event, list.current, item.id, setDrag, (before) => move(item, before))}
    >
      <GripVertical size={16} aria-hidden="true" />
    </button>
  )
  return (
    <>
      <ol ref={list} className={classes('reorder-list', className)} aria-label={label}>
        {items.map((item) => (
          <li
            key={item.id}
            data-reorder={item.fixed ? undefined : item.id}
            data-dragged={drag?.id === item.id || undefined}
            data-drop={dropMark(drag, item.id, item.id === ids.at(-1))}
          >
            {children(item, item.fixed ? null : grip(item))}
          </li>
        ))}
      </ol>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}

function dropMark(drag: Drag | null, id: string, isLast: boolean): 'before' | 'after' | undefined {
  if (!drag) return undefined
  if (drag.before === id) return 'before'
  return drag.before === null && isLast ? 'after' : undefined
}

/** Follows the pointer until it is let go; Esc gives up. */
function pull(
  event: PointerEvent<HTMLElement>,
  list: HTMLElement | null,
  id: string,
  show: (drag: Drag | null) => void,
  drop: (beforeId: string | null) => void,
): void {
  if (event.button !== 0 || !list) return
  const from = event.clientY
  const grip = event.currentTarget
  grip.setPointerCapture(event.pointerId)
  let before: string | null | undefined
  const follow = ({ clientY }: globalThis.PointerEvent): void => {
    if (before === undefined && Math.abs(clientY - from) < 4) return
    before = beforeAt(boxesIn(list), id, clientY)
    show({ id, before })
  }
  const end = (done: boolean): void => {
    grip.removeEventListener('pointermove', follow)
    grip.removeEventListener('pointerup', finish)
    grip.removeEventListener('pointercancel', giveUp)
    window.removeEventListener('keydown', onKey, true)
    show(null)
    if (done && before !== undefined) drop(before)
  }
  const finish = (): void => end(true)
  const giveUp = (): void => end(false)
  const onKey = (press: globalThis.KeyboardEvent): void => {
    if (press.key !== 'Escape') return
    press.stopPropagation()
    press.preventDefault()
    end(false)
  }
  grip.addEventListener('pointermove', follow)
  grip.addEventListener('pointerup', finish)
  grip.addEventListener('pointercancel', giveUp)
  window.addEventListener('keydown', onKey, true)
}

const boxesIn = (list: HTMLElement) =>
  [...list.querySelectorAll<HTMLElement>(':scope > [data-reorder]')].map((element) => {
    const { top, height } = element.getBoundingClientRect()
    return { id: element.dataset.reorder ?? '', top, height }
  })
