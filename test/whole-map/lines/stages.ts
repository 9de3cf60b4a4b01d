import { duplicateHeader } from '#renderer/actions/copy-structure.ts'
import { mergeWithNext, moveStepToStage, splitStage } from '#renderer/actions/stage-actions.ts'
import {
  addStage,
  addStep,
  colorHeader,
  moveHeader,
  removeHeader,
  resizeStep,
  toggleMoment,
} from '#renderer/actions/structure-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command, NewFields } from '#shared/document/commands/types.ts'
import type { ProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOf, titled } from '../support/acts.ts'
import { journey, MAPS, on } from '../support/base.ts'
import { type Drawn, holds, keptOut, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'Stages and steps'
const map = MAPS.stages

const editStage = (id: string, changes: NewFields<'stages', 'mapId'>): Command => ({
  type: 'stage.edit',
  id,
  changes,
})
const editStep = (id: string, changes: NewFields<'steps', 'stageId'>): Command => ({
  type: 'step.edit',
  id,
  changes,
})
const BEFORE = on('stages', 'before')
const HEAR = on('stages', 'hear')
const COMPARE = on('stages', 'compare')
const RIDE = on('stages', 'ride')

type Words = 'title' | 'goal' | 'duration' | 'expectation' | 'speakerNotes'
const NOT_SHOWN = 'what the presenter says is for the presenter'

const ofStage = (
  name: string,
  key: Words,
  first: string,
  then: string,
  drawn: Drawn = words(then),
): Line => ({
  section,
  name,
  map,
  make: [editStage(BEFORE, { [key]: first })],
  change: [editStage(BEFORE, { [key]: then })],
  json: holds({ id: BEFORE, [key]: then }),
  drawn,
})

const ofStep = (name: string, key: Exclude<Words, 'goal'>, first: string, then: string): Line => ({
  section,
  name,
  map,
  make: [editStep(HEAR, { [key]: first })],
  change: [editStep(HEAR, { [key]: then })],
  json: holds({ id: HEAR, [key]: then }),
  drawn: words(then),
})

/** A map of its own, because acts that move columns would disturb the others. */
const apart = (id: string, title: string): Pick<Line, 'map' | 'given'> => ({
  map: title,
  given: journey(id, title, ['cards']),
})

/** Titles of a map's stages, each with those of its steps. */
const columns =
  (mapId: string) =>
  ({ maps }: ProjectJson): unknown =>
    maps
      .find(({ id }) => id === mapId)
      ?.stages.map(({ title, steps }) => [title, steps.map((step) => step.title)])

const rename = (project: ProjectContext, table: 'stages' | 'steps', from: string, title: string): void => {
  const snapshot = snapshotOf(project)
  project.session.run('Rename', [
    table === 'stages'
      ? editStage(titled(snapshot.stages, from).id, { title })
      : editStep(titled(snapshot.steps, from).id, { title }),
  ])
}

const FIELDS: readonly Line[] = [
  ofStage('Stage: title', 'title', 'Before', 'Long before'),
  ofStage('Stage: goal', 'goal', 'Learn', 'Learn what it costs'),
  ofStage('Stage: duration', 'duration', 'Days', 'Three to five days'),
  ofStage('Stage: expectation', 'expectation', 'Prices', 'Prices on the first page'),
  {
    ...ofStage('Stage: presenter’s notes', 'speakerNotes', 'Pause', 'Pause for questions', never(NOT_SHOWN)),
    json: keptOut('Pause for questions'),
  },
  {
    section,
    name: 'Stage: colour',
    map,
    make: (project) => colorHeader(project, 'stage', BEFORE, 'teal'),
    change: (project) => colorHeader(project, 'stage', BEFORE, 'orange'),
    json: holds({ id: BEFORE, color: 'orange' }),
    drawn: shape('the tab’s colour'),
  },
  ofStep('Step: title', 'title', 'Hears', 'Hears of it at work'),
  ofStep('Step: duration', 'duration', 'A minute', 'Less than a minute'),
  ofStep('Step: expectation', 'expectation', 'Nothing', 'A straight answer'),
  {
    ...ofStep('Step: presenter’s notes', 'speakerNotes', 'Smile', 'Tell the story of the tram'),
    json: keptOut('story of the tram'),
    drawn: never(NOT_SHOWN),
  },
  {
    section,
    name: 'Moment that matters',
    map,
    given: [editStep(COMPARE, { moment: true })],
    make: (project) => toggleMoment(project, RIDE),
    change: (project) => toggleMoment(project, COMPARE),
    json: holds({ id: RIDE, moment: true }),
    drawn: shape('a sign at the step, on yellow'),
  },
  {
    section,
    name: 'Step: width',
    map,
    make: (project) => resizeStep(project, RIDE, 64),
    change: [editStep(RIDE, { width: 400 })],
    json: holds({ id: RIDE, width: 400 }),
    drawn: shape('the column’s width'),
  },
]

const COLUMNS: readonly Line[] = [
  {
    section,
    name: 'Add a stage',
    ...apart('adding', 'Adding columns'),
    make: (project) => addStage(project, { id: 'adding-during', side: 'before' }),
    change: (project) => rename(project, 'stages', 'New stage', 'Choosing'),
    json: reads((file) => (columns('adding')(file) as unknown[][] | undefined)?.[1]?.[0], 'Choosing'),
    drawn: words('Choosing'),
  },
  {
    section,
    name: 'Add a step',
    map: 'Adding columns',
    make: (project) => addStep(project, 'adding-ride', 'before'),
    change: (project) => rename(project, 'steps', 'New step', 'unpack'),
    json: reads(
      (file) => (columns('adding')(file) as unknown[][] | undefined)?.[2],
      ['during', ['unpack', 'ride', 'mend']],
    ),
    drawn: words('unpack'),
  },
  {
    section,
    name: 'Move a stage',
    ...apart('moving-stages', 'Moving stages'),
    make: (project) => moveHeader(project, 'stage', 'moving-stages-after', -1),
    change: (project) => moveHeader(project, 'stage', 'moving-stages-after', -1),
    json: reads(columns('moving-stages'), [
      ['after', ['pay', 'part']],
      ['before', ['hear', 'compare']],
      ['during', ['ride', 'mend']],
    ]),
    drawn: shape('the columns in their order'),
  },
  {
    section,
    name: 'Move a step between stages',
    ...apart('moving-steps', 'Moving steps'),
    make: (project) => moveStepToStage(project, 'moving-steps-ride', -1),
    change: (project) => moveStepToStage(project, 'moving-steps-mend', 1),
    json: reads(columns('moving-steps'), [
      ['before', ['hear', 'compare', 'ride']],
      ['after', ['mend', 'pay', 'part']],
    ]),
    drawn: shape('the columns under their stages'),
  },
  {
    section,
    name: 'Split a stage',
    ...apart('splitting', 'Splitting a stage'),
    make: (project) => splitStage(project, 'splitting-mend'),
    change: (project) => rename(project, 'stages', 'New stage', 'Afterwards'),
    json: reads(columns('splitting'), [
      ['before', ['hear', 'compare']],
      ['during', ['ride']],
      ['Afterwards', ['mend']],
      ['after', ['pay', 'part']],
    ]),
    drawn: words('Afterwards'),
  },
  {
    section,
    name: 'Merge stages',
    ...apart('merging', 'Merging stages'),
    make: (project) => mergeWithNext(project, 'merging-before'),
    change: (project) => mergeWithNext(project, 'merging-before'),
    json: reads(columns('merging'), [['before', ['hear', 'compare', 'ride', 'mend', 'pay', 'part']]]),
    drawn: shape('one tab over all their steps'),
  },
  {
    section,
    name: 'Duplicate a stage',
    ...apart('doubling', 'Doubling columns'),
    make: (project) => duplicateHeader(project, 'stage', 'doubling-before'),
    change: (project) => rename(project, 'stages', 'before (copy)', 'Once more'),
    json: reads(
      (file) => (columns('doubling')(file) as unknown[] | undefined)?.[1],
      ['Once more', ['hear', 'compare']],
    ),
    drawn: words('Once more'),
  },
  {
    section,
    name: 'Duplicate a step',
    map: 'Doubling columns',
    make: (project) => duplicateHeader(project, 'step', 'doubling-ride'),
    change: (project) => rename(project, 'steps', 'ride (copy)', 'ride again'),
    json: reads(
      (file) => (columns('doubling')(file) as unknown[] | undefined)?.[2],
      ['during', ['ride', 'ride again', 'mend']],
    ),
    drawn: words('ride again'),
  },
  {
    section,
    name: 'Delete stages and steps with their cards',
    ...apart('deleting', 'Deleting columns'),
    make: (project) => removeHeader(project, 'stage', 'deleting-before'),
    change: (project) => removeHeader(project, 'step', 'deleting-ride'),
    json: reads(columns('deleting'), [
      ['during', ['mend']],
      ['after', ['pay', 'part']],
    ]),
    drawn: shape('the columns are gone'),
  },
]

export const STAGE_LINES: readonly Line[] = [...FIELDS, ...COLUMNS]
