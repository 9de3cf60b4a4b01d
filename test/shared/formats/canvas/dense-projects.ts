import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { computedId } from '#shared/model/card.ts'
import {
  BLUEPRINT_LINES,
  type CardKind,
  COLORS,
  cardKindOf,
  EMPATHY_ZONES,
  EVIDENCE_LEVELS,
  IMPACTS,
  isStepValue,
  LANE_KINDS,
  type LaneKind,
} from '#shared/model/vocabulary.ts'
import { chanceOf } from '#test/support/random.ts'

const WORDS = [
  ...[
    'Waits',
    '# 1 of **all**',
    '- [ ] done?',
    'a\n\n---\n\nb',
    '2) then\n  3) that',
    '',
    '> <b>bold</b> &amp; so',
  ],
  ...[
    'Größe\nZwei',
    'שלום עולם',
    '👩‍🚀',
    '[[link]] ![[x.png]]',
    '`code` ~~x~~ ==y== %%z%%',
    '\u0007bell\\',
    '#tag $5$',
  ],
] as const
const CHANNELS = ['website', 'phone', 'own channel']

/**
 * A random map without loose ends: every kind of lane, several steps, full cells, clusters, lines between cards, notes, two
 * personas with sheets; every fourth one an empathy map.
 */
export const denseRecords = (seed: number): readonly RecordToInsert[] => new DenseMap(seed).records

const PERSONAS = ['p1', 'p2'] as const
const GROUPS = ['g1', 'g2'] as const
const PICTURE = `${'a1'.repeat(32)}.webp`

const orderAt = (index: number): string => `${index}V`

class DenseMap {
  readonly records: RecordToInsert[] = []
  readonly #chance: ReturnType<typeof chanceOf>
  readonly #isEmpathy: boolean
  readonly #steps: string[] = []
  readonly #cards: string[] = []

  constructor(seed: number) {
    this.#chance = chanceOf(seed)
    this.#isEmpathy = seed % 4 === 0
    this.#addPersonas()
    this.#addMap()
    for (const index of this.#times(this.#isEmpathy ? 1 : 2, this.#isEmpathy ? 1 : 4)) this.#addStage(index)
    const kinds = LANE_KINDS.filter(() => this.#chance.happens(0.7))
    const lanes = this.#isEmpathy ? EMPATHY_ZONES.map(() => 'cards' as const) : kinds
    for (const [index, kind] of lanes.entries()) this.#addLane(kind, index)
    this.#addLoose()
  }

  #times(least: number, more: number): number[] {
    return [...Array(least + this.#chance.whole(more)).keys()]
  }

  #word(): string {
    return this.#chance.pick(WORDS)
  }

  #addPersonas(): void {
    const { pick } = this.#chance
    for (const id of PERSONAS) {
      const said = { name: this.#word(), role: this.#word(), quote: this.#word() }
      this.records.push({ table: 'personas', id, fields: { ...said, color: pick(COLORS) } })
      for (const index of this.#times(0, 3))
        this.records.push({
          table: 'traits',
          id: `${id}-t${index}`,
          fields: {
            personaId: id,
            kind: 'free',
            label: this.#word(),
            text: this.#word(),
            order: orderAt(index),
          },
        })
    }
    for (const id of GROUPS)
      this.records.push({
        table: 'groups',
        id,
        fields: { mapId: 'map', title: this.#word(), color: pick(COLORS) },
      })
  }

  #addMap(): void {
    const { pick, whole, happens } = this.#chance
    this.records.push({
      table: 'maps',
      id: 'map',
      fields: {
        ...{
          title: this.#word(),
          scenario: this.#word(),
          goal: this.#word(),
          personaIds: PERSONAS.slice(whole(3)),
        },
        ...{
          kind: this.#isEmpathy ? 'empathy' : 'journey',
          showBackstory: happens(0.5),
          locked: happens(0.2),
        },
        personaDetail: pick(['none', 'brief', 'full'] as const),
      },
    })
  }

  #addStage(index: number): void {
    const { pick, whole, happens } = this.#chance
    const stageId = `stage${index}`
    this.records.push({
      table: 'stages',
      id: stageId,
      fields: {
        ...{
          mapId: 'map',
          order: orderAt(index),
          title: this.#word(),
          goal: this.#word(),
          duration: this.#word(),
        },
        color: pick(COLORS),
      },
    })
    if (happens(0.15)) this.#steps.push(`${stageId}~first`)
    else
      for (const at of this.#times(1, 3)) {
        const id = `${stageId}-${at}`
        this.#steps.push(id)
        this.records.push({
          table: 'steps',
          id,
          fields: {
            ...{ stageId, order: orderAt(at), title: this.#word(), expectation: this.#word() },
            ...{ width: 150 + whole(600), moment: happens(0.3) },
          },
        })
      }
  }

  #addLane(kind: LaneKind, index: number): void {
    const { pick, happens } = this.#chance
    const id = `lane${index}`
    this.records.push({
      table: 'lanes',
      id,
      fields: {
        ...{ mapId: 'map', kind, order: orderAt(index), title: this.#word(), color: pick(COLORS) },
        ...{ levels: ['great', 'good'], channels: CHANNELS, collapsed: happens(0.2) },
        lineBelow: happens(0.3) ? pick(BLUEPRINT_LINES) : null,
        zone: this.#isEmpathy ? (EMPATHY_ZONES[index] ?? null) : null,
      },
    })
    for (const stepId of this.#steps)
      for (const at of this.#times(0, 4)) this.#addCard(id, stepId, at, cardKindOf(kind))
  }

  #addCard(laneId: string, stepId: string, at: number, kind: CardKind): void {
    const { pick, whole, happens } = this.#chance
    const personaId = pick([...PERSONAS, null])
    const channel = pick(CHANNELS)
    const place = [laneId, stepId, isStepValue(kind) ? 'V' : orderAt(at)] as const
    const id =
      computedId({ kind, place, personaId, channels: [channel] }) ??
      `${laneId}_${stepId.replace('~', '_')}_${at}`
    if (this.#cards.includes(id)) return
    this.#cards.push(id)
    this.records.push({
      table: 'cards',
      id,
      fields: {
        ...{
          kind,
          place,
          personaId,
          channels: [channel],
          text: this.#word(),
          color: pick([...COLORS, null]),
        },
        ...{
          tags: [pick(CHANNELS)],
          evidence: pick(EVIDENCE_LEVELS),
          votes: whole(4),
          impact: pick(IMPACTS),
        },
        ...{
          owner: this.#word(),
          amount: whole(17) / 4 - 2,
          unit: this.#word(),
          groupId: pick([...GROUPS, null]),
        },
        ...{ painIds: this.#cards.slice(-2, -1), image: happens(0.1) ? PICTURE : '' },
        formula: kind === 'metric' ? '1 + 1' : '',
      },
    })
  }

  #addLoose(): void {
    const { pick, whole, happens } = this.#chance
    const [first, ...others] = this.#cards
    for (const index of this.#times(0, 6))
      if (first !== undefined && others.length > 0)
        this.records.push({
          table: 'connectors',
          id: `line${index}`,
          fields: {
            ...{ mapId: 'map', fromId: pick(others), toId: first, label: this.#word() },
            kind: pick(['branch', 'cause'] as const),
          },
        })
    for (const index of this.#times(0, 5))
      this.records.push({
        table: 'notes',
        id: `note${index}`,
        fields: {
          ...{
            mapId: 'map',
            x: whole(4000) - 2000,
            y: whole(2000),
            text: this.#word(),
            width: 80 + whole(400),
          },
          parked: happens(0.3),
          below: happens(0.4) ? whole(900) : null,
          beside: happens(0.2) ? whole(900) : null,
        },
      })
  }
}
