/** An element of a parsed file. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Element | string)[]
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const TAG =
  /^<(\/?)([a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z][a-zA-Z0-9]*)?)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>$/
/** What HTML ends by itself. */
const VOID = new Set(['meta', 'br', 'input'])

function textIn(raw: string): string {
  if (/<|\]\]>/.test(raw)) throw new Error(`Not text: ${raw.slice(0, 60)}`)
  return raw.replace(/&([^;]*;?)/g, (entity, name: string) => {
    const character = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined
    if (character === undefined) throw new Error(`Not an entity: ${entity}`)
    return character
  })
}

function attributesIn(raw: string): Map<string, string> {
  const pairs = [...raw.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
    ([, name, value]) => [name!, textIn(value!)] as const,
  )
  const attributes = new Map(pairs)
  if (attributes.size !== pairs.length) throw new Error(`Named twice: ${raw}`)
  return attributes
}

/** Reads the part of XML that a picture needs, and throws at all else: as strict as an XML parser, without its extras. */
export function parseXml(file: string): Element {
  return parse(file, () => false)
}

/**
 * Reads the part of HTML that the pages of this program need, and throws at all else. What is accepted leaves nothing to
 * mend, so that every browser reads it as the same tree.
 */
export function parseHtml(file: string): Element {
  const start = /^<!doctype html>\s*/.exec(file)
  if (!start) throw new Error('Not a page of its time')
  return parse(file.slice(start[0].length).trimEnd(), (name) => VOID.has(name))
}

function parse(file: string, endsByItself: (name: string) => boolean): Element {
  if (FORBIDDEN.test(file)) throw new Error('A character that XML forbids')
  const top: Element = { name: '', attributes: new Map(), children: [] }
  const open = [top]
  for (const token of file.match(/<[^>]*>|[^<]+/g) ?? [])
    if (token.startsWith('<')) takeTag(token, open, endsByItself)
    else open.at(-1)!.children.push(textIn(token))
  if (open.length > 1) throw new Error(`Left open: ${open.at(-1)!.name}`)
  const [root, ...rest] = top.children
  if (typeof root !== 'object' || rest.length > 0) throw new Error('Not one element')
  return root
}

function takeTag(token: string, open: Element[], endsByItself: (name: string) => boolean): void {
  const [, closing, name, attributes = '', empty] = TAG.exec(token) ?? []
  if (name === undefined) throw new Error(`Not a tag: ${token.slice(0, 60)}`)
  if (closing) {
    if (open.pop()!.name !== name) throw new Error(`Closed too soon: ${name}`)
    return
  }
  const element: Element = { name, attributes: attributesIn(attributes), children: [] }
  open.at(-1)!.children.push(element)
  if (!empty && !endsByItself(name)) open.push(element)
}

/** An element and all below it. */
export const allIn = (element: Element): Element[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : allIn(child))),
]

/** All elements of a name. */
export const named = (root: Element, name: string): Element[] =>
  allIn(root).filter((element) => element.name === name)

/** The text that stands in an element itself. */
export const wordsOf = ({ children }: Element): string =>
  children.filter((child) => typeof child === 'string').join('')

/** The text of an element and all below it. */
export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** What XML makes of a text: forbidden characters become the replacement character. */
export const carried = (words: string): string =>
  words
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
