import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { selectedCards } from '../card-actions.ts'
import { meets, type Need } from '../rights.ts'

/** Headings under which lists show commands. */
export type CommandGroup = 'Edit' | 'Cards' | 'Structure' | 'View' | 'Go' | 'Present' | 'Workshop'

/**
 * Something a person can ask of an opened project, wherever they ask: by key, in the palette, in a menu of the desktop.
 * `keys` are in tinykeys' syntax (`$mod` is ⌘ on a Mac and Ctrl elsewhere).
 */
export interface AppCommand {
  readonly id: string
  readonly title: string
  readonly group: CommandGroup
  readonly keys?: readonly string[]
  /** What it asks of whoever gives it, where that is not what its group asks. */
  readonly needs?: Need
  /** Its keys work everywhere in the window, also while somebody types or a dialog is open: the browser would take them. */
  readonly isEverywhere?: boolean
  readonly isEnabled?: (project: ProjectContext) => boolean
  readonly run: (project: ProjectContext) => void
}

const NEEDS: Readonly<Record<CommandGroup, Need>> = {
  Edit: 'selected',
  Cards: 'selected',
  Structure: 'all',
  View: 'nothing',
  Go: 'nothing',
  Present: 'nothing',
  Workshop: 'nothing',
}

/** Whether a command can be carried out now, by this person. */
export const isOffered = (project: ProjectContext, { group, needs, isEnabled }: AppCommand): boolean =>
  meets(project, needs ?? NEEDS[group]) && (isEnabled?.(project) ?? true)

/** Conditions that many commands share. */
export const hasSelection = (project: ProjectContext): boolean => project.window.getState().selection.size > 0
export const hasCards = (project: ProjectContext): boolean => selectedCards(project).length > 0
export const hasCell = (project: ProjectContext): boolean => project.window.getState().cell !== null
