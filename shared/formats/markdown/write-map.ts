import { shorten } from '#shared/base/quote.ts'
import type { Section } from '../summary/blocks.ts'
import {
  cardsOfLane,
  type ToldCard,
  type ToldLane,
  type ToldMap,
  type ToldNote,
  type ToldPersona,
  type ToldStage,
  type ToldStep,
} from '../telling/told-map.ts'
import { escapeMarkdown, markdownLines } from './escape-markdown.ts'
import { markdownTable, writeMarkdownBlock } from './write-blocks.ts'

/**
 * A map as Markdown for GitHub, GitLab and Obsidian: scope and personas, the map at a glance as a table, then everything
 * stage by stage. All that people wrote shows as they typed it.
 */
export function writeMapMarkdown(map: ToldMap): string {
  const parts = [
    `# ${escapeMarkdown(map.title)}`,
    aboutMap(map),
    ...(map.scope === '' ? [] : [`> ${escapeMarkdown(map.scope)}`]),
    ...section('Who travels', map.personas.map(writePersona)),
    ...overview(map),
    ...map.stages.flatMap((stage) => writeStage(stage, map)),
    ...section('Lanes', map.lanes.map(aboutLane)),
    ...section('Connections', connectors(map)),
    ...section('Free notes', map.notes.map(writeNote)),
    ...section('Parking lot', map.parked.map(writeNote)),
    ...map.sections.flatMap(writeSection),
  ]
  return `${parts.join('\n\n')}\n`
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')]

const aboutMap = ({ state, project, title }: ToldMap): string =>
  project === '' || project === title ? `*${state}*` : `*${state}*, of the project ${escapeMarkdown(project)}`

function writePersona({ name, role, sayings, entries }: ToldPersona): string {
  const who = `- **${escapeMarkdown(name)}**${role === '' ? '' : `, ${escapeMarkdown(role)}`}`
  const said = sayings.map((words) => `  - ${markdownLines(words)}`)
  return [who, ...said, ...entries.map(writeEntry)].join('\n')
}

const writeEntry = ({ label, text }: ToldPersona['entries'][number]): string =>
  label === '' ? `  - ${markdownLines(text)}` : `  - **${escapeMarkdown(label)}**: ${markdownLines(text)}`

/** A table with more columns than this is none to be read. */
const MOST_STAGES = 8
/** Cards of a cell that are told in the table at a glance. */
const MOST_CARDS = 4

/** Stages across and lanes down, cards in a few words. */
function overview({ stages, lanes }: ToldMap): string[] {
  if (stages.length > MOST_STAGES || lanes.length === 0) return []
  const columns = ['Lane', ...stages.map(({ title }) => escapeMarkdown(title))]
  const rows = lanes.map((lane) => [
    `**${escapeMarkdown(lane.title)}**`,
    ...stages.map((stage) => glance(stage, lane)),
  ])
  return ['## At a glance', markdownTable(columns, rows)]
}

function glance({ steps }: ToldStage, { cells }: ToldLane): string {
  const cards = steps.flatMap(({ id }) => cells.get(id) ?? [])
  const more = cards.length - MOST_CARDS
  const told = cards.slice(0, MOST_CARDS).map(({ lead, text, facts }) => {
    const words = text.trim() === '' && lead === '' ? facts.join(', ') : text.trim() || (facts[0] ?? '')
    // Each by itself: what is said of a long name is not what is cut off.
    return escapeMarkdown(
      [lead, words]
        .filter((part) => part !== '')
        .map(shorten)
        .join(': '),
    )
  })
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('<br>')
}

function writeStage(stage: ToldStage, { lanes, hasSteps }: ToldMap): string[] {
  return [
    `## ${escapeMarkdown(stage.title)}`,
    ...stage.details.map(markdownLines),
    ...stage.steps.flatMap((step) => writeStep(step, lanes, hasSteps)),
  ]
}

function writeStep(step: ToldStep, lanes: readonly ToldLane[], isHeaded: boolean): string[] {
  const about = [...(step.moment ? ['**A moment that matters**'] : []), ...step.details.map(markdownLines)]
  const cells = lanes.flatMap((lane) => writeCell(lane, lane.cells.get(step.id) ?? []))
  return [
    ...(isHeaded ? [`### ${escapeMarkdown(step.title)}`] : []),
    ...(about.length === 0 ? [] : [about.join('<br>')]),
    ...(cells.length === 0 ? [] : [cells.join('\n')]),
  ]
}

const writeCell = ({ title }: ToldLane, cards: readonly ToldCard[]): string[] =>
  cards.length === 0
    ? []
    : [`- **${escapeMarkdown(title)}**`, ...cards.map((card) => `  - ${writeCard(card)}`)]

function writeCard({ lead, text, facts }: ToldCard): string {
  const said = text.trim() === '' ? '' : markdownLines(text)
  const first =
    lead === '' ? said : [`**${escapeMarkdown(lead)}**`, said].filter((part) => part !== '').join(': ')
  const more = facts.length === 0 ? '' : `*(${facts.map(escapeMarkdown).join(' · ')})*`
  return [first, more].filter((part) => part !== '').join(' ')
}

function aboutLane(lane: ToldLane): string {
  const cards = cardsOfLane(lane).length
  const details = [
    ...lane.details.map(escapeMarkdown),
    cards === 0 ? 'nothing in it yet' : `${cards} ${cards === 1 ? 'entry' : 'entries'}`,
    ...(lane.lineBelow === null ? [] : [`below it the ${lane.lineBelow.toLowerCase()}`]),
  ]
  return `- **${escapeMarkdown(lane.title)}**: ${details.join('; ')}`
}

const writeNote = ({ text }: ToldNote): string => `- ${markdownLines(text)}`

const connectors = ({ connectors: items }: ToldMap): readonly string[] =>
  items.length === 0 ? [] : [writeMarkdownBlock({ kind: 'list', ordered: false, items })]

const writeSection = ({ title, blocks }: Section): readonly string[] => [
  `## ${title}`,
  ...blocks.map(writeMarkdownBlock),
]
