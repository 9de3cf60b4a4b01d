import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { selectedCards } from '../card-actions.ts'

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
  readonly isEnabled?: (project: ProjectContext) => boolean
  readonly run: (project: ProjectContext) => void
}

/** Conditions that many commands share. */
export const hasSelection = (project: ProjectContext): boolean => project.window.getState().selection.size > 0
export const hasCards = (project: ProjectContext): boolean => selectedCards(project).length > 0
export const hasCell = (project: ProjectContext): boolean => project.window.getState().cell !== null
