import { expect, test } from 'vitest'
import { type CardSurroundings, describeCard } from '#shared/layout/describe-card.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'

const card = (fields: Partial<Card>): Card => ({ ...cardRecord.defaults, id: 'card', ...fields })

test.each<[Partial<Card>, string]>([
  [{ kind: 'text', text: 'Waits' }, 'Waits'],
  [
    { kind: 'text', text: 'Waits', tags: ['winter'], evidence: 'researched', votes: 3 },
    'Waits. #winter, researched, 3 votes',
  ],
  [{ kind: 'text', text: '', votes: 1 }, '1 vote'],
  [{ kind: 'pain', text: 'No bike', impact: 'abandons' }, 'Pain point, the customer abandons: No bike'],
  [
    { kind: 'pain', text: 'Slow', reach: 60 },
    'Pain point, needs a work-around, reaches 60 % of customers: Slow',
  ],
  [
    { kind: 'touchpoint', text: 'Hotline', channels: ['phone', 'SMS'], status: 'missing' },
    'Touchpoint, missing, phone, SMS: Hotline',
  ],
  [
    { kind: 'opportunity', text: 'Loan bikes', owner: 'Ana', due: '2026-03-09', progress: 'doing' },
    'Opportunity, owner Ana, due 9 Mar 2026, under way: Loan bikes',
  ],
  [
    { kind: 'opportunity', text: 'Loan bikes', value: 4, effort: 2, feasible: 'yes', viable: 'no' },
    'Opportunity, value 4, effort 2, feasible, not viable: Loan bikes',
  ],
  [{ kind: 'metric', text: 'signed up', amount: 45, unit: 'people' }, '45 people: signed up'],
  [
    { kind: 'metric', amount: 42, unit: '%', target: 60, better: 'higher', series: [40], formula: 'A / B' },
    '42 %, target missed, of 60 %, +2 points, better: = A ÷ B',
  ],
  [{ kind: 'metric', amount: 42, target: 60 }, '42, of 60'],
  [{ kind: 'sentiment', text: 'At last!', amount: 1.5 }, 'Sentiment +1.5, Delighted: At last!'],
  [{ kind: 'sentiment', amount: null }, 'Sentiment 0, Neutral'],
  [{ kind: 'image', text: 'The poster' }, 'Picture: The poster'],
  [{ kind: 'image' }, 'Picture'],
  [{ kind: 'role', owner: 'Waiter', text: 'Takes the order' }, 'Waiter: Takes the order'],
  [{ kind: 'role', text: 'Takes the order' }, 'Takes the order'],
  [{ kind: 'owner', text: 'Ana' }, 'Owner: Ana'],
  [{ kind: 'channel', channels: ['phone'] }, 'Over phone'],
])('%j is read out as “%s”', (fields, words) => {
  expect(describeCard(card(fields))).toBe(words)
})

test.each<[Partial<Card>, CardSurroundings, string]>([
  [{ kind: 'metric', amount: 45, better: 'higher' }, { before: 150 }, '45, −70 %, worse'],
  [
    { text: 'Repairs', linkedMapId: 'map' },
    { linkedTitle: 'The repair' },
    'Repairs. Opens the map The repair',
  ],
  [{ text: 'Repairs', linkedMapId: 'gone' }, { linkedTitle: '' }, 'Repairs. Opens another map'],
])('%j beside %j is read out as “%s”', (fields, around, words) => {
  expect(describeCard(card(fields), around)).toBe(words)
})
