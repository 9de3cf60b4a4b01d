import { center } from '#shared/base/geometry.ts'
import type { ConnectorKind } from '#shared/model/connector.ts'
import type { ConnectorLine } from '../connector-layout.ts'
import { CARD, TYPE } from '../dimensions.ts'
import type { NoteBox } from '../map-layout.ts'
import { drawParagraph, drawWords } from './draw-text.ts'
import type { GroupShape, Shape } from './shapes.ts'
import { stripe } from './stripes.ts'
import type { Theme } from './theme.ts'

/** A connector with its arrow head; causes are dashed, branches are not. */
export function drawConnector(line: ConnectorLine, theme: Theme): GroupShape {
  const { connector, path, label } = line
  const children: Shape[] = [...drawArrow(connector.kind, path, line, theme)]
  if (label)
    children.push(
      {
        type: 'rect',
        ...label.plate,
        radius: label.plate.height / 2,
        fill: theme.paper,
        stroke: theme.line,
        strokeWidth: 1,
      },
      drawWords(
        label.words,
        'sans-regular',
        TYPE.small,
        center(label.plate).x,
        label.plate.y + 1,
        theme.muted,
        'middle',
      ),
    )
  return {
    type: 'group',
    key: connector.id,
    label: `${connector.kind === 'cause' ? 'Leads to' : 'Branch'}${connector.label === '' ? '' : `: ${connector.label}`}`,
    children,
  }
}

/** A connector's line along path data, with its head. */
export const drawArrow = (
  kind: ConnectorKind,
  path: string,
  end: Pick<ConnectorLine, 'to' | 'heading'>,
  theme: Theme,
): Shape[] => [
  {
    type: 'path',
    d: path,
    stroke: theme.muted,
    strokeWidth: 2,
    fill: 'none',
    round: true,
    ...(kind === 'cause' ? { dash: [6, 5] } : {}),
  },
  { type: 'path', d: arrowHead(end), fill: theme.muted },
]

function arrowHead({ to, heading }: Pick<ConnectorLine, 'to' | 'heading'>): string {
  const [length, half] = [9, 5]
  const back = { x: to.x - heading.x * length, y: to.y - heading.y * length }
  const side = { x: -heading.y * half, y: heading.x * half }
  return `M${to.x} ${to.y}L${back.x + side.x} ${back.y + side.y}L${back.x - side.x} ${back.y - side.y}Z`
}

/** A free note at (0, 0): put it into place with `at`. */
export function drawNote(
  { note, rect, text }: NoteBox,
  theme: Theme,
  at: { readonly x: number; readonly y: number },
): GroupShape {
  const tone = theme.tones[note.color]
  const fold = 14
  return {
    type: 'group',
    key: note.id,
    label: `Note: ${note.text}`,
    at,
    children: [
      {
        type: 'path',
        d: `M0.5 0.5H${rect.width - 0.5}V${rect.height - fold}L${rect.width - fold} ${rect.height - 0.5}H0.5Z`,
        fill: tone.fill,
        stroke: tone.edge,
        strokeWidth: theme.edgeWidth,
      },
      {
        type: 'path',
        d: `M${rect.width - 0.5} ${rect.height - fold}H${rect.width - fold}V${rect.height - 0.5}Z`,
        fill: tone.edge,
      },
      ...stripe(note.color, CARD.paddingX / 2, CARD.paddingY, rect.height - CARD.paddingY, theme),
      ...drawParagraph(text, CARD.paddingX, CARD.paddingY, theme.ink),
    ],
  }
}
