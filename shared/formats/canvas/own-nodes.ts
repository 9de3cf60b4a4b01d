import { center, clamp, type Point } from '#shared/base/geometry.ts'
import { SENTIMENT } from '#shared/model/card.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import type { Entry } from '../project-json/read-fields.ts'
import { canvasColor, colorOfCanvas } from './canvas-colors.ts'
import { type CanvasNode, unknownKeys } from './canvas-file.ts'
import { type Kept, keptOf, withKept } from './kept.ts'
import { markdownOf, partsOfNodeText, textOfMarkdown } from './markdown.ts'
import { type OwnKey, sumOf } from './own-key.ts'

/** A node that bears our key. */
export type OwnNode = CanvasNode & { readonly own: OwnKey }

/** Whether a node bears our key. */
export const isOwn = (node: CanvasNode): node is OwnNode => node.own !== undefined

/**
 * The nodes as if nobody had moved the whole of them: what most of ours have in common is taken back, so that what is left
 * is what somebody moved on the map.
 */
export function settled(nodes: readonly CanvasNode[]): readonly CanvasNode[] {
  const shifts = new Map<string, { readonly by: Point; count: number }>()
  for (const { rect, own } of nodes) {
    if (!own?.was) continue
    const by = { x: rect.x - own.was.x, y: rect.y - own.was.y }
    const shift = shifts.get(`${by.x} ${by.y}`) ?? { by, count: 0 }
    shift.count++
    shifts.set(`${by.x} ${by.y}`, shift)
  }
  const [most] = [...shifts.values()].toSorted((a, b) => b.count - a.count)
  if (!most || (most.by.x === 0 && most.by.y === 0)) return nodes
  const { x, y } = most.by
  return nodes.map((node) => ({ ...node, rect: { ...node.rect, x: node.rect.x - x, y: node.rect.y - y } }))
}

/** Whether somebody moved the node since it was written. */
export const isMoved = ({ rect, own: { was } }: OwnNode): boolean =>
  was !== null && (rect.x !== was.x || rect.y !== was.y)

/** Where the middle of a node is, and was. */
export const middleNow = ({ rect }: CanvasNode): Point => center(rect)

/** How wide somebody made the node since it was written; `null` where nobody did. */
export const newWidth = ({ rect, own: { was } }: OwnNode): number | null =>
  was !== null && rect.width !== was.width ? rect.width : null

/** What somebody wrote into the node since it was written. */
export interface NewWords {
  /** `null` where the text is as it was. */
  readonly typed: string | null
  /** What stands below the rule, where that is no longer what we wrote there. */
  readonly more: string | null
  /** The Markdown, where it says more than its words. */
  readonly markdown: string | null
}

const AS_IT_WAS: NewWords = { typed: null, more: null, markdown: null }

/** What somebody wrote into a node; `picture` is the name of the picture that we let it show. */
export function newWords({ type, keys, own: { was } }: OwnNode, picture: unknown): NewWords {
  if (type === 'group') return newLabel(keys.label, was)
  const text = typeof keys.text === 'string' ? keys.text : ''
  if (type !== 'text' || was === null || sumOf(text) === was.text) return AS_IT_WAS
  const words = typeof picture === 'string' ? text.replace(`![[${picture}]]`, '').trimEnd() : text
  if (sumOf(textOfMarkdown(words)) === was.more) return { ...AS_IT_WAS, typed: '' }
  const { typed, more } = partsOfNodeText(words)
  return {
    typed,
    more: more === '' || sumOf(more) === was.more ? null : more,
    markdown: more === '' && markdownOf(typed) !== words ? words : null,
  }
}

function newLabel(label: unknown, was: OwnKey['was']): NewWords {
  const said = typeof label === 'string' ? label : ''
  return was === null || sumOf(said) === was.text ? AS_IT_WAS : { ...AS_IT_WAS, typed: said }
}

/** The number that somebody wrote over the one of a sentiment value; `null` where nobody did. */
export function newAmount({ own: { fields } }: OwnNode, { more, typed }: NewWords): number | null {
  const said = /Sentiment ([+\-−]?\d(?:\.\d+)?)/.exec(more ?? typed ?? '')?.[1]
  if (fields.kind !== 'sentiment' || said === undefined) return null
  return clamp(Number(said.replace('−', '-')), SENTIMENT.least, SENTIMENT.most)
}

/** The colour that somebody gave the node since it was written; `null` where nobody did. */
export function newColor({ keys, own: { was } }: OwnNode): Color | null {
  const color = typeof keys.color === 'string' ? keys.color : ''
  return was === null || color === was.color ? null : (colorOfCanvas(color) ?? 'grey')
}

/** Keys by which the format says what a node shows, beside its text and its label. */
const SHOWN = ['file', 'subpath', 'url', 'background', 'backgroundStyle'] as const

/** The record's `foreign` field with what the node says now that the model does not know. */
export function newForeign(
  node: OwnNode,
  foreign: string,
  words: NewWords,
  tell: (left: number) => void,
): string {
  return withKept(foreign, keptNow(node, keptOf({ foreign }), words), tell)
}

function keptNow(node: OwnNode, before: Kept, { typed, markdown }: NewWords): Kept {
  const { keys, type } = node
  const ours = Object.fromEntries(Object.entries(before).filter(([key]) => !(key in unknownKeys(before))))
  const shown = type === 'text' ? {} : pick(keys, SHOWN)
  const { text: _, ...withoutText } = ours
  const said = typed === null ? ours : { ...withoutText, ...(markdown !== null && { text: markdown }) }
  return { ...said, ...newColorKey(node), ...shown, ...unknownKeys(keys) }
}

/** A colour of somebody's own, which none of ours quite is. */
function newColorKey(node: OwnNode): Entry {
  const color = newColor(node)
  if (color === null || typeof node.keys.color !== 'string') return {}
  return canvasColor(color) === node.keys.color ? {} : { color: node.keys.color }
}

const pick = (keys: Entry, names: readonly string[]): Entry =>
  Object.fromEntries(names.flatMap((name) => (keys[name] === undefined ? [] : [[name, keys[name]]])))

/** What a node that is none of ours said, to be kept by the record that comes of it. */
export function keptOfNode({ id, type, keys, rect }: CanvasNode): Kept {
  const text = typeof keys.text === 'string' ? keys.text : ''
  const isPlain = type === 'text' && markdownOf(textOfMarkdown(text)) === text
  return {
    ...(id !== '' && { id }),
    ...(type !== 'text' && { type, ...pick(keys, [...SHOWN, 'label', 'text']) }),
    ...(type === 'group' && { width: Math.round(rect.width), height: Math.round(rect.height) }),
    ...(type === 'text' && !isPlain && { text }),
    ...pick(keys, ['color']),
    ...unknownKeys(keys),
  }
}
