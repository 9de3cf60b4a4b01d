import { describe, expect, test } from 'vitest'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { matchesAfter, suggestMatches } from '#shared/analysis/journey/suggest-matches.ts'

/** Stages of one untitled step each, as a new map has them. */
const stages = (...titles: string[]): MapPlace[] =>
  titles.flatMap((title, at) => [
    { id: `stage ${at}`, kind: 'stage', stageId: `stage ${at}`, title },
    { id: `step ${at}`, kind: 'step', stageId: `stage ${at}`, title: '' },
  ])

/** Suggested matches by the titles of the places. */
function suggested(states: readonly string[], places: readonly MapPlace[]): Record<string, string> {
  const titleOf = new Map(places.map(({ id, title }) => [id, title]))
  const matches = suggestMatches(
    states.map((name) => ({ name })),
    places,
  )
  return Object.fromEntries(matches.map(([state, id]) => [state, titleOf.get(id) ?? '']))
}

/** What customers do in the web shop of the example data. */
const SHOP =
  `account_page add_to_cart cart catalog checkout_bug compare error_page filter_results home payment_details
  payment_error product_view promo_page purchase review_page search shipping_details support_chat wishlist_add`.split(
    /\s+/,
  )

describe('states of a shop', () => {
  test('stand for its stages by name or meaning, and what went wrong for none', () => {
    const places = stages('Home', 'Catalogue', 'Product', 'Basket', 'Delivery', 'Payment', 'Order', 'Support')
    expect(suggested(SHOP, places)).toEqual({
      home: 'Home',
      catalog: 'Catalogue',
      product_view: 'Product',
      cart: 'Basket',
      add_to_cart: 'Basket',
      shipping_details: 'Delivery',
      payment_details: 'Payment',
      purchase: 'Order',
      support_chat: 'Support',
    })
  })

  test('say little of the standard five', () => {
    const five = stages('Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy')
    expect(suggested(SHOP, five)).toEqual({ compare: 'Consideration', purchase: 'Purchase' })
  })

  test('stand for what is called like them rather than for what means the same', () => {
    const places = stages('Checkout', 'Purchase', 'Cart', 'Add to cart')
    expect(suggested(['purchase', 'add_to_cart', 'cart', 'checkout'], places)).toEqual({
      purchase: 'Purchase',
      add_to_cart: 'Add to cart',
      cart: 'Cart',
      checkout: 'Checkout',
    })
  })
})

describe('names', () => {
  test.each([
    ['signUp', 'Registration'],
    ['SIGN-UP', '1. Sign ups'],
    ['Bestellübersicht', '3) bestellubersicht'],
    ['closedwon', 'Closed won'],
    ['trialStarted', 'Free trial'],
    ['Blood test', 'Blood tests'],
    ['step_2', 'Step 2'],
    ['HTMLExport', 'Html exports'],
    ['deliveries', 'Delivery'],
    ['logged in', 'Sign in'],
  ])('%s is %s', (state, title) => {
    expect(suggested([state], stages('Elsewhere', title))).toEqual({ [state]: title })
  })

  test.each([
    ['email_campaign', 'E-mail support'],
    ['order_cancelled', 'Order'],
    ['payment_failed', 'Payment'],
    ['Closed lost', 'Closed won'],
    ['add_to_wishlist', 'Add to cart'],
    ['page_view', 'View the page of a product'],
    ['step_2', 'Step 3'],
    ['', ''],
    ['???', '!!!'],
  ])('%s is not %s', (state, title) => {
    expect(suggested([state], stages(title))).toEqual({})
  })
})

describe('of places that fit as well', () => {
  const twice = stages('Support', 'Order', 'Support')

  test('the one nearest to where customers come by the state is taken', () => {
    const at = (position: number) => suggestMatches([{ name: 'support', position }], twice)[0]?.[1]
    expect([at(0.1), at(0.9)]).toEqual(['stage 0', 'stage 2'])
  })

  test('a step goes before its stage', () => {
    const places: MapPlace[] = [
      { id: 's', kind: 'stage', stageId: 's', title: 'Order' },
      { id: 'p', kind: 'step', stageId: 's', title: 'Order' },
    ]
    expect(suggestMatches([{ name: 'order' }], places)).toEqual([['order', 'p']])
  })
})

test('matches to places that are gone are gone', () => {
  expect(
    matchesAfter(
      [
        ['a', 'stage 0'],
        ['b', 'stage 7'],
      ],
      stages('One'),
    ),
  ).toEqual([['a', 'stage 0']])
})
