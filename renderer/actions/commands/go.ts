import { canvasHandle } from '../canvas-handle.ts'
import { moveSelection } from '../card-actions.ts'
import { extendSelection, step, stepCell } from '../keyboard-actions.ts'
import { goBack, mapBehind } from '../link-actions.ts'
import type { Direction, Spot } from '../navigate.ts'
import { type AppCommand, hasCards, hasCell } from './command.ts'

const show = (spot: Spot): void =>
  canvasHandle.reveal(spot.cardId === null ? spot.cell : { cardId: spot.cardId })

const ARROWS = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
} as const satisfies Record<Direction, string>
const DIRECTIONS = Object.keys(ARROWS) as Direction[]

/** Where the keyboard goes, and what it takes along. */
export const GO: readonly AppCommand[] = [
  ...DIRECTIONS.map(
    (direction): AppCommand => ({
      id: `go.${direction}`,
      title: `Go ${direction}`,
      group: 'Go',
      keys: [ARROWS[direction]],
      run: (project) => step(project, direction, show),
    }),
  ),
  ...DIRECTIONS.map(
    (direction): AppCommand => ({
      id: `card.move-${direction}`,
      title: `Move selected cards ${direction}`,
      group: 'Cards',
      keys: [`$mod+${ARROWS[direction]}`],
      isEnabled: hasCards,
      run: (project) => moveSelection(project, direction),
    }),
  ),
  ...DIRECTIONS.map(
    (direction): AppCommand => ({
      id: `card.extend-${direction}`,
      title: `Take the next card ${direction} into the selection`,
      group: 'Cards',
      needs: 'nothing',
      keys: [`Shift+${ARROWS[direction]}`],
      isEnabled: hasCards,
      run: (project) => extendSelection(project, direction, show),
    }),
  ),
  {
    id: 'go.back',
    title: 'Back to the map that a link led away from',
    group: 'Go',
    keys: ['Alt+ArrowLeft'],
    isEnabled: (project) => mapBehind(project) !== null,
    run: goBack,
  },
  {
    id: 'go.next',
    title: 'Go to next cell',
    group: 'Go',
    keys: ['Tab'],
    isEnabled: hasCell,
    run: (project) => stepCell(project, 1, show),
  },
  {
    id: 'go.previous',
    title: 'Go to previous cell',
    group: 'Go',
    keys: ['Shift+Tab'],
    isEnabled: hasCell,
    run: (project) => stepCell(project, -1, show),
  },
]
