import { applyStageSet } from '#renderer/actions/stage-set-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { STAGE_SETS, type StageSet } from '#shared/model/stage-sets.ts'
import { mapTitled, snapshotOf } from '../support/acts.ts'
import { type Line, reads, words } from '../support/line.ts'

const section = 'Stage sets'

/** Puts steps behind the last stage of the map, as a person would go on from the set. */
const goOn = (map: string, title: string) => (project: ProjectContext) => {
  const snapshot = snapshotOf(project)
  const mapId = mapTitled(snapshot, map)?.id ?? ''
  project.session.run('Add stage', [
    {
      type: 'stage.add',
      id: `${mapId}-more`,
      stepId: `${mapId}-step`,
      mapId,
      beforeId: null,
      fields: { title },
    },
  ])
}

const setLine = (set: StageSet): Line => {
  const map = `Set: ${set.id}`
  const steps = set.stages.flatMap((stage) => stage.steps ?? [])
  return {
    section,
    name: set.title,
    map,
    given: [{ type: 'map.add', id: `set-${set.id}`, fields: { title: map } }],
    make: (project) => applyStageSet(project, set, 'append'),
    change: goOn(map, 'One of our own'),
    json: reads(
      ({ maps }) =>
        maps
          .find(({ title }) => title === map)
          ?.stages.map(({ title, steps }) => ({ title, steps: steps.flatMap((step) => step.title ?? []) })),
      [
        ...set.stages.map((stage) => ({ title: stage.title, steps: stage.steps ?? [] })),
        { title: 'One of our own', steps: [] },
      ],
    ),
    drawn: words(...set.stages.map(({ title }) => title), ...steps, 'One of our own'),
  }
}

const SWAPPED = 'Set: swapped'

export const STAGE_SET_LINES: readonly Line[] = [
  ...STAGE_SETS.map(setLine),
  {
    section,
    name: 'Swap a set for another',
    map: SWAPPED,
    given: [
      { type: 'map.add', id: 'set-swapped', fields: { title: SWAPPED } },
      ...['Discover', 'Explore', 'Buy'].map(
        (title, at) =>
          ({
            type: 'stage.add',
            id: `swapped-${at}`,
            stepId: `swapped-${at}-step`,
            mapId: 'set-swapped',
            beforeId: null,
            fields: { title },
          }) as const,
      ),
    ],
    make: (project) => applyStageSet(project, STAGE_SETS[0] as StageSet, 'rename'),
    change: (project) => applyStageSet(project, STAGE_SETS[1] as StageSet, 'rename'),
    json: reads(
      ({ maps }) =>
        maps
          .find(({ title }) => title === SWAPPED)
          ?.stages.map(({ title, steps }) => [title, steps.map(({ id }) => id.startsWith('swapped-'))]),
      [
        ['Awareness', [true]],
        ['Consideration', [true]],
        ['Decision', [true]],
        ['Retention', [false]],
        ['Advocacy', [false]],
      ],
    ),
    drawn: words('Awareness', 'Decision', 'Advocacy'),
  },
]
