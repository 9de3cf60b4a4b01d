import { describe, expect, test } from 'vitest'
import { scopeSentence } from '#shared/model/scope.ts'

const NOTHING = { scenario: '', goal: '', startsAt: '', endsAt: '' }
const MIRA = [{ name: 'Mira' }]
const say = (
  fields: Partial<typeof NOTHING>,
  personas: readonly { readonly name: string }[] = MIRA,
): string => scopeSentence({ ...NOTHING, ...fields }, personas)

const scenario = 'tries a commuter e-bike subscription'
const goal = 'get to the early shift dry'
const startsAt = 'a colleague’s story'
const endsAt = 'the decision to stay'

describe('the scope sentence', () => {
  test.each([
    [
      { scenario, goal, startsAt, endsAt },
      'Mira tries a commuter e-bike subscription to get to the early shift dry. From a colleague’s story to the decision to stay.',
    ],
    [{ scenario }, 'Mira tries a commuter e-bike subscription.'],
    [{ goal }, 'Mira wants to get to the early shift dry.'],
    [{ scenario, goal }, 'Mira tries a commuter e-bike subscription to get to the early shift dry.'],
    [{ startsAt, endsAt }, 'From a colleague’s story to the decision to stay.'],
    [{ startsAt }, 'Starts with a colleague’s story.'],
    [{ endsAt }, 'Ends with the decision to stay.'],
    [{ goal, endsAt }, 'Mira wants to get to the early shift dry. Ends with the decision to stay.'],
    [{}, ''],
    [{ scenario: ' \n ', goal: '.' }, ''],
  ])('of %j', (fields, sentence) => {
    expect(say(fields)).toBe(sentence)
  })

  test.each([
    [[], 'The customer wants to get to the early shift dry.'],
    [[{ name: '  ' }], 'The customer wants to get to the early shift dry.'],
    [[{ name: 'Mira' }, { name: 'Jonas' }], 'Mira and Jonas want to get to the early shift dry.'],
    [
      [{ name: 'Mira' }, { name: '' }, { name: 'Jonas' }, { name: 'Li' }],
      'Mira, Jonas and Li want to get to the early shift dry.',
    ],
    [[{ name: 'mira' }], 'Mira wants to get to the early shift dry.'],
  ])('names who travels: %j', (personas, sentence) => {
    expect(say({ goal }, personas)).toBe(sentence)
  })

  test.each([
    ['a full stop that is there already', { goal: 'arrive dry. ' }, 'Mira wants to arrive dry.'],
    [
      'a question',
      { startsAt: '“Why is it late?”', endsAt: 'where is it?' },
      'From “Why is it late?” to where is it?',
    ],
    ['an exclamation', { endsAt: 'a cheer!' }, 'Ends with a cheer!'],
    ['a goal that says “to” itself', { goal: 'To arrive dry' }, 'Mira wants to arrive dry.'],
    ['a goal that begins like it', { goal: 'tolerate rain' }, 'Mira wants to tolerate rain.'],
    ['line breaks', { scenario: 'tries\na  bike' }, 'Mira tries a bike.'],
  ])('takes %s as it is meant', (_, fields, sentence) => {
    expect(say(fields)).toBe(sentence)
  })
})
