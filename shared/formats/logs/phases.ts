import { LIFECYCLES } from '#shared/analysis/journey/event-log.ts'
import { saysNothing } from './case-ids.ts'
import { foldHead } from './guess-words.ts'

/** What logs write for the phases of an activity, folded. The rest is what the XES standard has beside start and complete. */
const WORDS = {
  start: 'start started starting begin began begun beginn begonnen gestartet debut',
  complete: 'complete completed end ended ende finish finished beendet abgeschlossen fin',
  other:
    'schedule scheduled assign reassign suspend resume withdraw skip autoskip manualskip ate_abort pi_abort abort unknown',
} as const

const PHASES: ReadonlyMap<string, number> = new Map(
  (['start', 'complete', 'other'] as const).flatMap((phase) =>
    WORDS[phase].split(' ').map((word) => [word, LIFECYCLES.indexOf(phase)] as const),
  ),
)

/** Whether a word names a phase of an activity, such as its start. */
export const isPhaseWord = (word: string): boolean => PHASES.has(foldHead(word))

/** The phase that a cell tells, an index into {@link LIFECYCLES}: of an unknown word `other`, of an empty cell `none`. */
export const phaseOf = (cell: string): number =>
  saysNothing(cell) ? LIFECYCLES.indexOf('none') : (PHASES.get(foldHead(cell)) ?? LIFECYCLES.indexOf('other'))
