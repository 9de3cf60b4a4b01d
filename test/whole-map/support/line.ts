import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Command } from '#shared/document/commands/types.ts'
import type { ProjectJson } from '#shared/formats/project-json.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** Headings of `docs/inventory.md`, under each of which a table has a row per line. */
export const SECTIONS = [
  'Personas',
  'Empathy maps',
  'Lane kinds',
  'Any lane',
  'Any card',
  'Bringing order',
  'Stages and steps',
  'Maps',
  'Stage sets',
  'Templates',
  'What it sees in a map by itself',
  'Numbers from journey data',
  'Finding and talking',
] as const
type Section = (typeof SECTIONS)[number]

/** One act of a person, which one undo takes back: the commands that a panel sends, or what a menu calls. */
export type Act = readonly Command[] | ((project: ProjectContext) => unknown)

/** Where a line stands in the exported JSON: what `look` finds there must equal `expected`, once the line is changed. */
export interface InJson {
  readonly look: (file: ProjectJson) => unknown
  readonly expected: unknown
  /** Never stands there, so that nothing is to be seen of the change. */
  readonly isKeptOut?: true
}

/** What the drawing of the line's map, which SVG and PDF are made of, says of it. */
export type Drawn =
  /** Words that stand on the map once the line is changed, and not before it was made. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Something without words, which looks otherwise after each act; `what` tells a person what it is. */
  | { readonly kind: 'shape'; readonly what: string }
  /** Left out on purpose: neither act changes the drawing. */
  | { readonly kind: 'never'; readonly why: string }

/** One line of the inventory: a field, a lane kind, a template, a rule. */
export interface Line {
  readonly section: Section
  /** In the product's words; a row of `docs/inventory.md` begins with it. */
  readonly name: string
  /** Title of the map that it is about, which is shown meanwhile; `given` may make it. */
  readonly map: string
  /** What must be there before, and is no part of the line. */
  readonly given?: Act
  readonly make: Act
  readonly change: Act
  readonly json: InJson
  readonly drawn: Drawn
  /** Title of the saved view as which it is drawn, once there is one. */
  readonly filteredBy?: string
  /** What the map tells by itself once the line is made; nothing of it before. */
  readonly tells?: (snapshot: Snapshot, mapId: string) => readonly string[]
}

/** The drawing must have these words. */
export const words = (...all: readonly string[]): Drawn => ({ kind: 'words', words: all })
export const shape = (what: string): Drawn => ({ kind: 'shape', what })
export const never = (why: string): Drawn => ({ kind: 'never', why })

/** Somewhere in the file there is an object with all of this in it; lists must be as long. */
export const holds = (wanted: Readonly<Record<string, unknown>>): InJson => ({
  look: (file) => {
    const alike: Tree[] = []
    for (const one of everyObject(file)) {
      if (matches(one, wanted)) return wanted
      // What has the id or the title that was looked for makes a failure readable.
      if (['id', 'title', 'text'].some((key) => key in wanted && one[key] === wanted[key])) alike.push(one)
    }
    return alike
  },
  expected: wanted,
})

/** The file, read by a person who knows where to look, says this. */
export const reads = (look: (file: ProjectJson) => unknown, expected: unknown): InJson => ({ look, expected })

/** These words are in the project and never in the JSON that a person takes away. */
export const keptOut = (text: string): InJson => ({
  look: (file) => JSON.stringify(file).includes(text),
  expected: false,
  isKeptOut: true,
})

type Tree = Readonly<Record<string, unknown>>

function* everyObject(value: unknown): Generator<Tree> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Tree
  for (const below of Object.values(value)) yield* everyObject(below)
}

function matches(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(value, wanted)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) &&
      value.length === wanted.length &&
      wanted.every((one, i) => matches(value[i], one))
    )
  return Object.entries(wanted).every(([key, one]) => matches((value as Tree)[key], one))
}
