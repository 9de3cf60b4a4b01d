import {
  addComment,
  answer,
  editComment,
  removeComment,
  setResolved,
  threadsOf,
} from '#renderer/actions/comment-actions.ts'
import {
  filterOf,
  moveView,
  removeTag,
  removeView,
  renameTag,
  renameView,
  saveView,
  setFilter,
  updateView,
} from '#renderer/actions/filter-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { filterView } from '#shared/analysis/filter.ts'
import { search } from '#shared/analysis/search.ts'
import type { Comment } from '#shared/model/comment.ts'
import { type Filter, type FilterMode, NO_FILTER } from '#shared/model/filter.ts'
import { viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { snapshotOf, titled } from '../support/acts.ts'
import { addCard, editCard, journey, on } from '../support/base.ts'
import { holds, type Line, never, reads, shape, words } from '../support/line.ts'

const section = 'Finding and talking'
const map = 'Something to look for'
const NOT_DRAWN = 'what people say to each other about a map is not on it'

const START: Line['given'] = [
  ...journey('find', map, ['cards', 'touchpoints', 'opportunities']),
  addCard('find', 'cards', 'hear', 'lantern', {
    text: 'Lantern',
    tags: ['night'],
    evidence: 'researched',
    author: 'Sam',
    personaId: 'mira',
  }),
  addCard('find', 'cards', 'ride', 'bell', {
    text: 'Bell',
    tags: ['noise'],
    evidence: 'partly',
    author: 'Pat',
    personaId: 'jonas',
  }),
  addCard('find', 'touchpoints', 'ride', 'kiosk', { text: 'Kiosk', channels: ['phone'] }),
  addCard('find', 'touchpoints', 'pay', 'desk', { text: 'Desk', channels: ['support desk'] }),
  addCard('find', 'opportunities', 'pay', 'lamp', { text: 'Lamp post', owner: 'Kim' }),
  addCard('find', 'opportunities', 'part', 'lane', { text: 'Cycle lane', owner: 'Lou' }),
]

/** Filters, saves or updates the view, and looks for nothing any more. */
function filtering(filter: Partial<Filter>, mode: FilterMode, then: (project: ProjectContext) => unknown) {
  return (project: ProjectContext): void => {
    setFilter(project, { ...NO_FILTER, ...filter }, mode)
    then(project)
    setFilter(project, NO_FILTER, 'dim')
  }
}

const viewTitled = (project: ProjectContext, title: string) => titled(snapshotOf(project).views, title)

/** The texts of the cards that a saved view leaves on the map; none where all pass. */
const passing =
  (title: string) =>
  (snapshot: Snapshot, mapId: string): readonly string[] => {
    const saved = Object.values(snapshot.views).find((view) => view.title === title)
    const view = viewMap(snapshot, mapId)
    if (!saved || !view) return []
    const texts = (shown: typeof view): string[] =>
      [...shown.cells.values()].flatMap((row) =>
        [...row.values()].flatMap((cards) => cards.map(({ text }) => text)),
      )
    const left = texts(filterView(view, filterOf(saved)))
    return left.length < texts(view).length ? left : []
  }

/** A filter by one list, saved as a view that hides the rest, then made to look for another value. */
const filterBy = (
  name: string,
  first: Partial<Filter>,
  then: Partial<Filter>,
  given?: Line['given'],
): Line => ({
  section,
  name: `Filter by ${name}`,
  map,
  ...(given ? { given } : {}),
  make: filtering(first, 'hide', (project) => saveView(project, `By ${name}`)),
  change: filtering(then, 'hide', (project) => updateView(project, viewTitled(project, `By ${name}`).id)),
  json: holds({ title: `By ${name}`, mode: 'hide', ...then }),
  drawn: shape('a filtered view exports as it is'),
  filteredBy: `By ${name}`,
  tells: passing(`By ${name}`),
})

const FILTERS: readonly Line[] = [
  filterBy('tag', { tags: ['night'] }, { tags: ['noise'] }, START),
  filterBy('kind', { kinds: ['touchpoint'] }, { kinds: ['opportunity'] }),
  filterBy('channel', { channels: ['phone'] }, { channels: ['support desk'] }),
  filterBy('persona', { personaIds: ['mira'], kinds: ['text'] }, { personaIds: ['jonas'], kinds: ['text'] }),
  filterBy('owner', { owners: ['Kim'] }, { owners: ['Lou'] }),
  filterBy('evidence level', { evidence: ['researched'] }, { evidence: ['partly'] }),
  filterBy('author', { authors: ['Sam'] }, { authors: ['Pat'] }),
  filterBy('words', { query: 'lantern' }, { query: 'lamp post' }),
  {
    section,
    name: 'Dim or hide what does not pass',
    map,
    make: filtering({ tags: ['night'] }, 'dim', (project) => saveView(project, 'Dimmed')),
    change: filtering({ tags: ['night'] }, 'hide', (project) =>
      updateView(project, viewTitled(project, 'Dimmed').id),
    ),
    json: holds({ title: 'Dimmed', mode: 'hide', tags: ['night'] }),
    drawn: shape('faded cards, then only those that pass'),
    filteredBy: 'Dimmed',
  },
  {
    section,
    name: 'Saved views',
    map,
    given: filtering({ tags: ['noise'] }, 'dim', (project) => saveView(project, 'Noise')),
    make: (project) => renameView(project, viewTitled(project, 'Noise').id, 'What is loud'),
    change: (project) =>
      moveView(project, viewTitled(project, 'What is loud').id, viewTitled(project, 'By tag').id),
    json: reads(({ maps }) => maps.find(({ id }) => id === 'find')?.views?.[0]?.title, 'What is loud'),
    drawn: never('its name stands in the list of views'),
  },
  {
    section,
    name: 'Delete saved views',
    map,
    given: (project) => {
      for (const title of ['Once', 'Twice'])
        filtering({ tags: ['noise'] }, 'dim', () => saveView(project, title))(project)
    },
    make: (project) => removeView(project, viewTitled(project, 'Once').id),
    change: (project) => removeView(project, viewTitled(project, 'Twice').id),
    json: reads((file) => /"(Once|Twice)"/.test(JSON.stringify(file)), false),
    drawn: never('its name stands in the list of views'),
  },
  {
    section,
    name: 'Search all texts',
    map,
    make: [addCard('find', 'cards', 'mend', 'needle', { text: 'A needle in a tyre' })],
    change: [editCard('needle', { text: 'A needle in the front tyre' })],
    json: holds({ id: 'needle', text: 'A needle in the front tyre' }),
    drawn: words('A needle in the front tyre'),
    tells: (snapshot) => search(snapshot, 'tyre NEEDLE').map(({ excerpt }) => excerpt),
  },
]

const TAGS: readonly Line[] = [
  {
    section,
    name: 'Rename a tag everywhere',
    map,
    given: [editCard('lamp', { tags: ['dark'] }), editCard('lane', { tags: ['dark'] })],
    make: (project) => renameTag(project, 'dark', 'dusk'),
    change: (project) => renameTag(project, 'dusk', 'after dusk'),
    json: holds({ id: 'lane', tags: ['after dusk'] }),
    drawn: words('#after dusk'),
  },
  {
    section,
    name: 'Delete a tag everywhere',
    map,
    given: [editCard('kiosk', { tags: ['old', 'older'] }), editCard('desk', { tags: ['old'] })],
    make: (project) => removeTag(project, 'old'),
    change: (project) => removeTag(project, 'older'),
    json: holds({ id: 'kiosk', tags: undefined }),
    drawn: shape('the tags are gone'),
  },
]

const commentThat = (project: ProjectContext, text: string): Comment => {
  const found = Object.values(snapshotOf(project).comments).find((comment) => comment.text === text)
  if (!found) throw new Error(`Nobody said “${text}”`)
  return found
}

/** What was said in the thread that begins so: each text, and whether it is resolved. */
const thread = (start: string) =>
  function look({ maps }: Parameters<Line['json']['look']>[0]): unknown {
    const comments = maps.find(({ id }) => id === 'find')?.comments ?? []
    const first = comments.find(({ text }) => text === start)
    return [
      first?.resolved ?? false,
      ...comments.filter(({ threadId }) => threadId === first?.id).map(({ text }) => text),
    ]
  }

const COMMENTS: readonly Line[] = [
  {
    section,
    name: 'Comment on a card',
    map,
    make: (project) => addComment(project, 'lantern', 'Who said so?'),
    change: (project) =>
      editComment(project, commentThat(project, 'Who said so?').id, 'Who of them said so?'),
    json: holds({ targetId: 'lantern', text: 'Who of them said so?' }),
    drawn: never(NOT_DRAWN),
  },
  {
    section,
    name: 'Comment on a stage, step, lane, note or the map',
    map,
    make: (project) => addComment(project, on('find', 'during'), 'Too long a stage'),
    change: (project) => addComment(project, null, 'Ready for Friday'),
    json: reads(
      ({ maps }) =>
        maps
          .find(({ id }) => id === 'find')
          ?.comments?.filter(({ threadId, targetId }) => !threadId && targetId !== 'lantern')
          .map(({ targetId, text }) => [targetId ?? null, text]),
      [
        [on('find', 'during'), 'Too long a stage'],
        [null, 'Ready for Friday'],
      ],
    ),
    drawn: never(NOT_DRAWN),
  },
  {
    section,
    name: 'Threads',
    map,
    make: (project) => answer(project, commentThat(project, 'Who of them said so?'), 'All of them'),
    change: (project) => answer(project, commentThat(project, 'Who of them said so?'), 'On tape'),
    json: reads(thread('Who of them said so?'), [false, 'All of them', 'On tape']),
    drawn: never(NOT_DRAWN),
    tells: (snapshot, mapId) =>
      threadsOf(snapshot, mapId).flatMap(({ answers }) => answers.map(({ text }) => text)),
  },
  {
    section,
    name: 'Resolve a comment',
    map,
    given: (project) => answer(project, commentThat(project, 'Too long a stage'), 'Split it'),
    make: (project) => setResolved(project, commentThat(project, 'Too long a stage').id, true),
    // Who answers in a thread that was resolved opens it again.
    change: (project) => answer(project, commentThat(project, 'Too long a stage'), 'Still too long'),
    json: reads(thread('Too long a stage'), [false, 'Split it', 'Still too long']),
    drawn: never(NOT_DRAWN),
  },
  {
    section,
    name: 'Delete a comment',
    map,
    given: (project) => {
      addComment(project, 'bell', 'Withdrawn')
      addComment(project, 'bell', 'Withdrawn later')
    },
    make: (project) => removeComment(project, commentThat(project, 'Withdrawn').id),
    change: (project) => removeComment(project, commentThat(project, 'Withdrawn later').id),
    json: reads((file) => JSON.stringify(file).includes('Withdrawn'), false),
    drawn: never(NOT_DRAWN),
  },
]

export const FINDING_LINES: readonly Line[] = [...FILTERS, ...TAGS, ...COMMENTS]
