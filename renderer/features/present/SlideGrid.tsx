import { type KeyboardEvent, useEffect, useRef } from 'react'
import { classes } from '#renderer/ui/classes.ts'
import { SlideView, type SlideViewProps } from './SlideView.tsx'

/** All slides side by side, to go to one of them. */
export function SlideGrid({
  current,
  onChoose,
  onClose,
  ...common
}: Omit<SlideViewProps, 'slide' | 'cell'> & {
  readonly current: string
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}) {
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => grid.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (event.key === 'Escape' || event.key === 'o') onClose()
    else if (move && grid.current) move(tilesIn(grid.current), columnsIn(grid.current))?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={grid}
      className="slide-grid"
      role="dialog"
      aria-modal="true"
      aria-label="All slides"
      onKeyDown={press}
    >
      {common.deck.slides.map((slide, index) => (
        <button
          key={slide.id}
          type="button"
          className={classes('slide-tile', slide.id === current && 'slide-tile-current')}
          aria-current={slide.id === current || undefined}
          onClick={() => onChoose(slide.id)}
        >
          <span className="slide-tile-picture" style={{ aspectRatio: `${common.deck.width} / 1000` }}>
            <SlideView {...common} slide={slide} />
          </span>
          <span className="slide-tile-label">
            <span>{index + 1}</span> {slide.label}
          </span>
        </button>
      ))}
    </div>
  )
}

const tilesIn = (grid: HTMLElement): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('.slide-tile')]

/** How many tiles lie side by side now. */
function columnsIn(grid: HTMLElement): number {
  const tiles = tilesIn(grid)
  return Math.max(1, tiles.filter(({ offsetTop }) => offsetTop === tiles[0]?.offsetTop).length)
}

type Move = (tiles: readonly HTMLElement[], columns: number) => HTMLElement | undefined

const by =
  (step: (columns: number) => number): Move =>
  (tiles, columns) =>
    tiles[tiles.indexOf(document.activeElement as HTMLElement) + step(columns)]

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: by(() => 1),
  ArrowLeft: by(() => -1),
  ArrowDown: by((columns) => columns),
  ArrowUp: by((columns) => -columns),
  Home: (tiles) => tiles[0],
  End: (tiles) => tiles.at(-1),
}
