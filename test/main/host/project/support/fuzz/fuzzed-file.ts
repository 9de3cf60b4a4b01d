/** Files that something is wrong with, each by its number, the same for the same seed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import type * as Y from 'yjs'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { buildProject } from '#test/support/builders.ts'
import { pictureFile, pngOf, refOf } from '#test/support/pictures.ts'
import { type Chance, chanceOf } from '#test/support/random.ts'
import { documentBomb, hostileDocument } from './hostile-documents.ts'
import { spoilBytes } from './spoil-bytes.ts'
import { spoilJson } from './spoil-json.ts'
import { spoilDirectory } from './spoil-zip.ts'

export interface FuzzedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** What was done to it, for whoever reads a failure. */
  readonly what: string
}

const ROOT = join(import.meta.dirname, '../../../../../..')
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A map with some hundred cards, as the examples are; read once. */
const EXAMPLES = ['saas-lifecycle', 'service-blueprint', 'pipeline-with-data'].map((name): unknown =>
  JSON.parse(textOf(`assets/templates/examples/${name}.json`)),
)
const TEMPLATES = ['standard-journey', 'empathy-map', 'service-blueprint'].map((name): unknown =>
  JSON.parse(textOf(`assets/templates/${name}.json`)),
)

const MERMAID = [
  'journey\n  title My day\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 3: Me, Cat\n',
  '---\ntitle: Ride\nconfig:\n  theme: dark\n---\njourney\n  accTitle: x\n  accDescr { long }\n  section A\n    Book: 1: Mira\n',
]

const PICTURES = new Map(
  [pngOf(8, 8), pictureFile('photo.jpg'), pictureFile('lossy.webp')].map((bytes, index) => [
    refOf(bytes, ['png', 'jpg', 'webp'][index]),
    bytes as Uint8Array,
  ]),
)

function documentWithHistory(): Y.Doc {
  const { doc } = buildProject({ stages: [2, 1], cardsPerCell: 3 })
  const cards = doc.getMap<Y.Map<unknown>>('cards')
  for (const [index, id] of [...cards.keys()].entries())
    if (index % 3 === 0) cards.delete(id)
    else cards.get(id)?.set('color', 'red')
  return doc
}

const DOCUMENTS: readonly Y.Doc[] = [
  createDocument('empty', 'Empty', 0),
  buildProject({ stages: [1] }).doc,
  documentWithHistory(),
  buildProject({ stages: [4, 4, 4], cardsPerCell: 12 }).doc,
]

interface Parts {
  readonly update?: Uint8Array
  readonly projectJson?: string
  readonly images?: ReadonlyMap<string, Uint8Array>
  readonly unknownParts?: ReadonlyMap<string, Uint8Array>
}

/** A whole file of the document, with parts in the place of its own. */
function journeyOf(doc: Y.Doc, parts: Parts = {}): Uint8Array {
  const snapshot = projectDocument(doc)
  const { projectId, title } = projectOf(snapshot)
  return writeJourney({
    update: encodeDocument(doc),
    projectJson: stringifyProjectJson(writeProjectJson(snapshot)),
    projectId,
    title,
    savedAt: Date.UTC(2026, 10, 22),
    appVersion: '0.0.0-test',
    thumbnailSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ...parts,
  })
}

const WHOLE: readonly Uint8Array[] = [
  ...DOCUMENTS.map((doc) => journeyOf(doc)),
  journeyOf(DOCUMENTS[1] as Y.Doc, {
    images: PICTURES,
    unknownParts: new Map([['later/part.json', encode('{"from":"later"}')]]),
  }),
  readFileSync(join(ROOT, 'test/fixtures/released/first-light.journey')),
]

const rezip = (parts: Zippable): Uint8Array => zipSync(parts, { level: 1 })
const partsOf = (bytes: Uint8Array): Zippable => unzipSync(bytes)

/** Takes from the manifest what it knows of the parts, so that damage to them is not seen by their sums. */
function forgetSums(parts: Zippable): Zippable {
  const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'] as Uint8Array))
  return { ...parts, 'manifest.json': encode(JSON.stringify({ ...manifest, parts: {} })) }
}

type Kind = (chance: Chance) => FuzzedFile

const journey = (what: string, bytes: Uint8Array): FuzzedFile => ({ name: 'Fuzzed.journey', bytes, what })

function swappedParts(chance: Chance): FuzzedFile {
  const [one, other] = [partsOf(chance.pick(WHOLE)), partsOf(chance.pick(WHOLE))]
  for (const name of Object.keys(one))
    if (chance.happens(0.4)) {
      const from = chance.pick(Object.keys(other))
      one[name] = other[from] as Uint8Array
    } else if (chance.happens(0.2)) delete one[name]
  return journey('parts of two files', rezip(chance.happens(0.7) && one['manifest.json'] ? safely(one) : one))
}

/** The manifest may itself be something else by now. */
function safely(parts: Zippable): Zippable {
  try {
    return forgetSums(parts)
  } catch {
    return parts
  }
}

function damagedInside(chance: Chance): FuzzedFile {
  const parts = forgetSums(partsOf(chance.pick(WHOLE)))
  const name = chance.happens(0.7) ? 'document.bin' : chance.pick(Object.keys(parts))
  const other = partsOf(chance.pick(WHOLE))['document.bin'] as Uint8Array
  const whole = parts[name] as Uint8Array
  parts[name] = whole.length === 0 ? other : spoilBytes(chance, whole, other)
  if (chance.happens(0.3)) delete parts['project.json']
  return journey(`${name} damaged, with the right sums`, rezip(parts))
}

function spoiltCopy(chance: Chance): FuzzedFile {
  const { 'document.bin': _gone, ...parts } = forgetSums(partsOf(chance.pick(WHOLE)))
  const text = new TextDecoder().decode(parts['project.json'] as Uint8Array)
  return journey(
    'only a spoilt readable copy',
    rezip({ ...parts, 'project.json': encode(spoilJson(chance, JSON.parse(text))) }),
  )
}

function spoiltManifest(chance: Chance): FuzzedFile {
  const parts = partsOf(chance.pick(WHOLE))
  const text = new TextDecoder().decode(parts['manifest.json'] as Uint8Array)
  return journey(
    'a spoilt manifest',
    rezip({ ...parts, 'manifest.json': encode(spoilJson(chance, JSON.parse(text))) }),
  )
}

const NAMES = [
  '../evil',
  '/etc/passwd',
  'C:/evil',
  '__proto__',
  'images/__proto__',
  'a//b',
  'images/../x',
  'x'.repeat(300),
  'ü',
  'images/x.svg',
]

function strangeNames(chance: Chance): FuzzedFile {
  const parts = partsOf(chance.pick(WHOLE))
  for (let left = chance.whole(3); left >= 0; left--)
    parts[chance.pick(NAMES)] = new Uint8Array(chance.whole(200))
  const others = Object.fromEntries(
    Array.from({ length: chance.whole(200) }, (_, index) => [`p${index}`, new Uint8Array(1)]),
  )
  return journey('parts of strange names', rezip({ ...parts, ...others }))
}

const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024)

function bomb(chance: Chance): FuzzedFile {
  const parts = forgetSums(partsOf(chance.pick(WHOLE)))
  switch (chance.whole(6)) {
    case 0:
      return journey('a document of zeros', rezip({ ...parts, 'document.bin': zeros(1 + chance.whole(70)) }))
    case 1:
      return journey('a document that claims much', rezip({ ...parts, 'document.bin': documentBomb(chance) }))
    case 2:
      return journey(
        'a copy of zeros',
        rezip({ ...parts, 'document.bin': zeros(0), 'project.json': zeros(1 + chance.whole(120)) }),
      )
    case 3: {
      const many = Object.fromEntries(
        Array.from({ length: 1 + chance.whole(9) }, (_, index) => [`later/${index}`, zeros(60)]),
      )
      return journey('unknown parts of zeros', rezip({ ...parts, ...many }))
    }
    case 4: {
      const images = Object.fromEntries(
        Array.from({ length: 1 + chance.whole(6) }, (_, index) => [
          `images/${String(index).padStart(64, '0')}.png`,
          zeros(40),
        ]),
      )
      return journey('pictures of zeros', rezip({ ...parts, ...images }))
    }
    default:
      return journey(
        'a deep copy',
        rezip({ ...parts, 'document.bin': zeros(0), 'project.json': encode(`${'['.repeat(5_000_000)}`) }),
      )
  }
}

function projectJson(chance: Chance): FuzzedFile {
  const source = chance.pick([...EXAMPLES, ...TEMPLATES])
  const deep = `{"format":"throughline-project","version":1,"maps":${'[{"a":'.repeat(100_000)}`
  const text = chance.happens(0.02) ? deep : spoilJson(chance, source)
  const bytes = chance.happens(0.3)
    ? spoilBytes(chance, encode(text), encode(JSON.stringify(chance.pick(TEMPLATES))))
    : encode(text)
  return { name: 'Fuzzed.json', bytes, what: 'JSON' }
}

function mermaid(chance: Chance): FuzzedFile {
  const whole = encode(chance.pick(MERMAID))
  let bytes = whole
  for (let left = chance.whole(4); left >= 0 && bytes.length > 0; left--)
    bytes = spoilBytes(chance, bytes, encode(chance.pick(MERMAID)))
  if (chance.happens(0.03)) {
    const pieces = ['#', ';', ':', '{', '-', ' ', 'section ', 'a: 5: b\n', '%%{', '---\n']
    bytes = encode(`journey\n${chance.pick(pieces).repeat(chance.whole(300_000))}`)
  }
  return { name: 'Fuzzed.mmd', bytes, what: 'Mermaid' }
}

function foreign(chance: Chance): FuzzedFile {
  const name = chance.pick([
    'x.csv',
    'x.pdf',
    'x.journey',
    'x.json',
    'x',
    'x.svg',
    '../../x.mmd',
    `${'x'.repeat(5000)}.json`,
  ])
  const bytes = Uint8Array.from({ length: chance.whole(3000) }, () => chance.whole(256))
  return {
    name,
    bytes: chance.happens(0.3) ? spoilBytes(chance, encode('{"a":1}'), bytes) : bytes,
    what: 'no file of ours',
  }
}

/** Each as often as its number says, in a hundred. */
const KINDS: readonly (readonly [number, Kind])[] = [
  [30, (chance) => journey('damaged bytes', spoilBytes(chance, chance.pick(WHOLE), chance.pick(WHOLE)))],
  [12, (chance) => journey('a lying directory', spoilDirectory(chance, chance.pick(WHOLE)))],
  [16, damagedInside],
  [6, spoiltCopy],
  [5, spoiltManifest],
  [6, swappedParts],
  [2, strangeNames],
  [
    11,
    (chance) => {
      const base = chance.pick(DOCUMENTS)
      return journey('a hostile document', journeyOf(base, { update: hostileDocument(chance, base) }))
    },
  ],
  [1, bomb],
  [6, projectJson],
  [4, mermaid],
  [1, foreign],
]
const URN: readonly Kind[] = KINDS.flatMap(([count, kind]) => Array<Kind>(count).fill(kind))

export function fuzzedFile(seed: number, number: number): FuzzedFile {
  const chance = chanceOf(seed * 1_000_003 + number)
  return chance.pick(URN)(chance)
}
