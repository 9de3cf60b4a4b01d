import { COLORS } from '#shared/model/vocabulary.ts'
import type { CardSeed, MapSeed } from './project-builder.ts'

/** A small map with every kind of card, every state of them, and scripts that only fonts of the machine can draw. */
export const EVERY_KIND: MapSeed = {
  title: 'Mira tries a commuter e-bike subscription',
  scenario: 'wants to leave the car at home',
  goal: 'get to work dry, fast and without a second lease',
  startsAt: 'the third traffic jam of the week',
  endsAt: 'the first renewal',
  personas: [
    {
      id: 'mira',
      name: 'Mira Okafor',
      role: 'Product manager, 34',
      motto: 'If it needs a manual, it needs work.',
      portrait: 'mira',
      color: 'blue',
    },
    {
      id: 'jonas',
      name: 'Jonas Weiß',
      role: 'Bike mechanic',
      motto: 'Fixed by five.',
      color: 'orange',
    },
  ],
  stages: [
    { title: 'Awareness', color: 'teal', steps: [{ title: 'Sees an ad' }, { title: 'Asks a friend' }] },
    { title: 'Purchase', color: 'violet', steps: [{ title: 'Signs up', moment: true, width: 420 }] },
    {
      title: 'Use & repair',
      color: 'green',
      steps: [{ title: 'First ride' }, { title: 'Waits for a repair' }],
    },
  ],
  lanes: [
    {
      id: 'doing',
      title: 'Doing',
      color: 'yellow',
      cells: [
        [{ id: 'ad', text: 'Notices a poster at the station: “From €49 a month”' }, { text: '' }],
        [
          { text: 'Περπατά στο γραφείο και ρωτάει' },
          { text: 'Спрашивает коллегу' },
          { text: '自転車で通勤する 🚲 مرحبا' },
        ],
        COLORS.map((color): CardSeed => ({ color, text: `A card of ${color} paper` })),
        [
          {
            id: 'ride',
            text: 'Rides along the river in twenty minutes, arrives before everyone else, and tells the whole office about it twice before lunch',
            tags: ['delight'],
            evidence: 'researched',
            votes: 3,
          },
        ],
        [{ id: 'wait', text: 'Takes the bus again', votes: 12 }],
      ],
    },
    {
      id: 'touchpoints',
      title: 'Touchpoints',
      kind: 'touchpoints',
      color: 'blue',
      cells: [
        [{ text: 'Poster and search ad', channels: ['ad', 'search', 'social media'] }],
        [{ text: 'Review page', channels: ['review site'], status: 'missing' }],
        [
          {
            text: 'Sign-up form',
            channels: ['website', 'mobile app', 'e-mail', 'phone', 'SMS', 'live chat', 'event'],
          },
          { text: 'Shop in the city', channels: ['store or in person', 'carrier pigeon'], status: 'planned' },
        ],
        [],
        [{ text: 'Repair hotline', channels: ['phone', 'support desk', 'word of mouth'] }],
      ],
    },
    {
      id: 'feeling',
      title: 'Feeling',
      kind: 'sentiment',
      cells: [
        [
          { amount: 0.5, personaId: 'mira', text: 'Curious' },
          { amount: 1, personaId: 'jonas' },
        ],
        [{ amount: 1, personaId: 'mira' }],
        [
          { amount: -1.25, personaId: 'mira', text: 'A deposit nobody mentioned' },
          { amount: 0, personaId: 'jonas' },
        ],
        [{ amount: 2, personaId: 'mira', text: 'First ride' }],
        [
          { amount: -2, personaId: 'mira', text: 'Ten days without a bike' },
          { amount: -1, personaId: 'jonas' },
        ],
      ],
    },
    {
      id: 'pains',
      title: 'Pain points',
      kind: 'pains',
      color: 'red',
      cells: [
        [{ text: 'Price shown per week', impact: 'trivial' }],
        [],
        [{ id: 'deposit', text: 'Surprise deposit of 300 €', impact: 'abandons', votes: 5 }],
        [],
        [{ id: 'repair', text: 'No loan bike while waiting', impact: 'workaround' }],
      ],
    },
    {
      id: 'chances',
      title: 'Opportunities',
      kind: 'opportunities',
      color: 'green',
      cells: [
        [],
        [],
        [
          {
            text: 'Say the deposit on the first screen',
            owner: 'Ana',
            due: '2026-09-01',
            progress: 'doing',
            tags: ['pricing', 'trust'],
          },
        ],
        [],
        [{ text: 'Loan bikes at every partner', owner: 'Jonas', progress: 'planned', evidence: 'partly' }],
      ],
    },
    {
      id: 'funnel',
      title: 'Funnel',
      kind: 'metrics',
      color: 'teal',
      lineBelow: 'visibility',
      cells: [
        [{ amount: 1000, unit: 'people', text: 'reached' }],
        [{ amount: 420, unit: 'people', text: 'visit the page' }],
        [{ amount: 180, unit: 'people', text: 'sign up' }],
        [{ amount: null, text: 'not counted' }],
        [{ amount: 45, unit: '%', text: '' }],
      ],
    },
    {
      id: 'back',
      title: 'Backstage',
      color: 'grey',
      collapsed: true,
      lineBelow: 'internal',
      cells: [[{ text: 'Folded away' }], [], [{ text: 'Also folded away' }, { text: 'And this' }]],
    },
  ],
  connectors: [
    { fromId: 'ad', toId: 'ride', kind: 'branch', label: 'skips the friend' },
    { fromId: 'repair', toId: 'wait', kind: 'cause', label: '' },
  ],
  notes: [
    { x: 40, y: 1000, width: 260, text: 'Parking lot: insurance?', color: 'violet' },
    { x: -320, y: 60, width: 240, text: 'Backstory: two cars, one garage.', color: 'grey' },
  ],
}

/** mulberry32: the same map on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS =
  'customer opens the mobile app but cannot find her last order because search ignores dates support agent asks again for account number invoice arrives late and totals differ from quote price page hides delivery cost until checkout password reset mail lands in spam folder new user skips tour then feels lost on dashboard'.split(
    ' ',
  )

/**
 * A map of `stages` stages of one step × `lanes` lanes with `perCell` cards in each cell, of 4 to 12 words each. Every
 * card begins with its number, so that a reader of the text knows which one it is. With a sentiment line and connectors.
 */
export function denseMap(stages: number, lanes: number, perCell: number, stepWidth = 450): MapSeed {
  const next = random(stages * lanes * perCell)
  let number = 0
  const card = (id: string): CardSeed => {
    const from = Math.floor(next() * WORDS.length)
    const count = 4 + Math.floor(next() * 9)
    const words = Array.from({ length: count }, (_, i) => WORDS[(from + i) % WORDS.length])
    number++
    return { id, text: `N${number} ${words.join(' ')} E${number}`, color: COLORS[Math.floor(next() * 8)]! }
  }
  const range = (count: number) => Array.from({ length: count }, (_, i) => i)
  return {
    title: 'A dense map',
    personas: [{ id: 'p', name: 'Everyone', role: 'Customer' }],
    stages: range(stages).map((i) => ({
      title: `${i + 1}. Stage`,
      color: COLORS[i % 8]!,
      steps: [{ title: `Step ${i + 1}`, width: stepWidth }],
    })),
    lanes: [
      ...range(lanes).map((lane) => ({
        id: `lane${lane}`,
        title: `Lane ${lane + 1}`,
        color: COLORS[lane % 8]!,
        cells: range(stages).map((stage) =>
          range(perCell).map((place) => card(`c${lane}-${stage}-${place}`)),
        ),
      })),
      {
        id: 'feeling',
        title: 'Feeling',
        kind: 'sentiment',
        cells: range(stages).map(() => [{ amount: Math.round(next() * 16) / 4 - 2, personaId: 'p' }]),
      },
    ],
    connectors: range(Math.floor(stages / 2)).map((i) => ({
      fromId: `c0-${i}-0`,
      toId: `c${Math.min(1, lanes - 1)}-${i + 2 < stages ? i + 2 : 0}-0`,
      kind: i % 2 ? 'cause' : 'branch',
      label: i % 3 ? '' : `way ${i}`,
    })),
  }
}

/** The 1,000 cards of the benchmark: 20 stages × 10 lanes, two cards side by side. */
export const thousandCards = (): MapSeed => denseMap(20, 10, 5)
