import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addMapFromTemplate } from '#renderer/actions/map-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { type LoadedTemplate, loadExample, loadTemplates } from '#renderer/session/templates.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { cardsIn, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '../support/acts.ts'
import { addCard, journey } from '../support/base.ts'
import { type Line, reads, words } from '../support/line.ts'
import { value } from '../support/studio.ts'

const section = 'Templates'

/** All templates of the product, by name. */
const TITLES = [
  'Standard journey',
  'Key steps',
  'Workshop grid',
  'Team play',
  'Experience anatomy',
  'B2B seven phases',
  'SaaS lifecycle',
  'Lifecycle with measures',
  'Buyer’s journey',
  'Current state',
  'Future state',
  'Day in the life',
  'Lead nurturing',
  'Customer churn',
  'Service blueprint',
  'Support experience',
  'Client relationship',
  'Customer success lifecycle',
  'Discover, explore, buy',
  'Empathy map',
  'Pipeline with data',
] as const

const fileOf = (title: string): string =>
  title
    .toLowerCase()
    .replace('’', '')
    .replace(/[^a-z0-9]+/g, '-')

const folder = join(import.meta.dirname, '../../../assets/templates')

/** The map in a template's file. */
function viewOf(path: string) {
  const { records } = value(readTemplate(JSON.parse(readFileSync(join(folder, path), 'utf8'))))
  const snapshot = snapshotOfRecords(records)
  const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '')
  if (!view) throw new Error(`${path} holds no map`)
  return view
}

async function templateTitled(project: ProjectContext, title: string): Promise<LoadedTemplate> {
  const found = value(await loadTemplates(project.host)).find((template) => template.title === title)
  if (!found) throw new Error(`No template is called “${title}”`)
  return found
}

const template = (title: (typeof TITLES)[number]): Line => {
  const map = `${title}: finished example`
  const example = viewOf(`examples/${fileOf(title)}.json`)
  const texts = example.lanes
    .filter(({ kind }) => kind === 'cards' || kind === 'pains' || kind === 'touchpoints' || kind === 'roles')
    .flatMap((lane) => example.steps.flatMap((step) => cardsIn(example, lane.id, step.id)))
    .map(({ text }) => text)
  return {
    section,
    name: title,
    map,
    make: async (project) => {
      const { records } = await templateTitled(project, title)
      addMapFromTemplate(project, `${title}: frame`, records)
    },
    change: async (project) => {
      const { records } = value(await loadExample(project.host, { id: fileOf(title) }))
      addMapFromTemplate(project, map, records)
    },
    json: reads(
      ({ maps }) =>
        [`${title}: frame`, map].map((wanted) =>
          maps.find((one) => one.title === wanted)?.lanes.map((lane) => lane.title),
        ),
      [
        viewOf(`${fileOf(title)}.json`).lanes.map((lane) => lane.title),
        example.lanes.map((lane) => lane.title),
      ],
    ),
    drawn: words(map, ...texts),
  }
}

export const TEMPLATE_LINES: readonly Line[] = [
  ...TITLES.map(template),
  {
    section,
    name: 'Templates of one’s own',
    map: 'Ours: first use',
    given: async (project) => {
      value(
        project.session.run('Prepare', [
          ...journey('ours', 'Ours', ['cards']),
          addCard('ours', 'cards', 'ride', 'ours-card', { text: 'A card worth keeping' }),
        ]),
      )
      const json = makeTemplate(snapshotOf(project), 'ours', {
        title: 'Kept for the next team',
        description: '',
        withCards: true,
      })
      value(await project.host.saveTemplate(value(json)))
    },
    make: async (project) => {
      const { records } = await templateTitled(project, 'Kept for the next team')
      addMapFromTemplate(project, 'Ours: first use', records)
    },
    change: async (project) => {
      const { records } = await templateTitled(project, 'Kept for the next team')
      addMapFromTemplate(project, 'Ours: second use', records)
    },
    json: reads(
      ({ maps }) => maps.flatMap(({ title }) => (title?.startsWith('Ours:') ? [title] : [])),
      ['Ours: first use', 'Ours: second use'],
    ),
    drawn: words('A card worth keeping'),
  },
]
