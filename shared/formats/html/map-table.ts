import { escapeXml } from '../svg.ts'
import type { ToldCard, ToldLane, ToldMap, ToldStage, ToldStep } from '../telling/told-map.ts'
import { htmlLines, htmlWithLinks } from './html-text.ts'
import { toneClass } from './map-style.ts'

/** A table with more columns than this is printed as a list: nobody reads columns of two words. */
const MOST_PRINTED = 8

/**
 * The map as a table: stages and steps across, lanes down, cards as lists in the cells. Every cell has its stage, its step
 * and its lane for headings. The frame can be scrolled with the keys.
 */
export function writeMapTable(map: ToldMap): string {
  const columns = map.stages.flatMap((stage) =>
    stage.steps.map((step) => columnOf(stage, step, map.hasSteps)),
  )
  const long = columns.length > MOST_PRINTED ? ' long' : ''
  return [
    `<div class="table map${long}" role="region" aria-label="The map as a table" tabindex="0">`,
    '<table>',
    `<caption>${captionOf(map, columns.length)}</caption>`,
    '<colgroup></colgroup>',
    ...map.stages.map((stage) => `<colgroup span="${stage.steps.length}"></colgroup>`),
    `<thead>\n${writeHead(map)}\n</thead>`,
    '<tbody>',
    ...map.lanes.flatMap((lane) => writeLane(lane, columns)),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n')
}

/** A column of the table. */
interface Column {
  readonly stepId: string
  /** Stage and step, for where the table is printed as a list. */
  readonly label: string
  readonly isFirst: boolean
}

const columnOf = ({ title, steps }: ToldStage, step: ToldStep, hasSteps: boolean): Column => ({
  stepId: step.id,
  label: hasSteps ? `${title} · ${step.title}` : title,
  isFirst: step === steps[0],
})

function captionOf({ title, stages, lanes, hasSteps }: ToldMap, steps: number): string {
  const down = counted(lanes.length, 'lane')
  if (stages.length === 1 && !hasSteps) return `${escapeXml(title)}: ${down}.`
  const across = hasSteps
    ? `${counted(stages.length, 'stage')} with ${counted(steps, 'step')}`
    : counted(stages.length, 'stage')
  return `${escapeXml(title)}: ${across} across, ${down} down.`
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function writeHead({ stages, hasSteps }: ToldMap): string {
  const corner = `<th class="corner" scope="col"${hasSteps ? ' rowspan="2"' : ''}>Lane</th>`
  const top = `<tr>${corner}${stages.map(writeStage).join('')}</tr>`
  if (!hasSteps) return top
  const below = stages.flatMap(({ steps }) => steps.map((step, index) => writeStep(step, index === 0)))
  return `${top}\n<tr>${below.join('')}</tr>`
}

const writeStage = ({ title, details, steps, color }: ToldStage): string =>
  `<th class="stage ${toneClass(color)}" scope="${steps.length > 1 ? 'colgroup' : 'col'}" colspan="${steps.length}">${htmlLines(title)}${small(details)}</th>`

const writeStep = ({ title, details, moment }: ToldStep, isFirst: boolean): string =>
  `<th scope="col"${isFirst ? ' class="first"' : ''}>${htmlLines(title)}${moment ? '<small class="moment">★ A moment that matters</small>' : ''}${small(details)}</th>`

const small = (details: readonly string[]): string =>
  details.map((words) => `<small>${htmlWithLinks(words)}</small>`).join('')

function writeLane(lane: ToldLane, columns: readonly Column[]): string[] {
  const head = `<th class="lane ${toneClass(lane.color)}" scope="row">${htmlLines(lane.title)}${small(lane.details)}</th>`
  const cells = columns.map(({ stepId, label, isFirst }) => {
    const cards = lane.cells.get(stepId) ?? []
    const first = isFirst ? ' class="first"' : ''
    return `<td data-step="${escapeXml(label)}"${first}>${cards.length === 0 ? '' : `<ul>${cards.map(writeCard).join('')}</ul>`}</td>`
  })
  const divider =
    lane.lineBelow === null
      ? []
      : [`<tr class="divider"><td colspan="${columns.length + 1}">${lane.lineBelow}</td></tr>`]
  return [`<tr>${head}\n${cells.join('\n')}</tr>`, ...divider]
}

function writeCard({ color, lead, text, facts }: ToldCard): string {
  const name = lead === '' ? '' : `<strong>${htmlLines(lead)}</strong>`
  const words = text.trim() === '' ? '' : htmlWithLinks(text)
  const said = [name, words].filter((part) => part !== '').join('<br>')
  return [
    `<li class="${toneClass(color)}" dir="auto">`,
    said === '' ? '' : `<p>${said}</p>`,
    facts.length === 0 ? '' : `<p class="facts">${facts.map(escapeXml).join(' · ')}</p>`,
    '</li>',
  ].join('')
}
