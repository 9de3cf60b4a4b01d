import type { Heads, Preset } from './presets-types.ts'

const WHEN: Heads = [
  'timestamp',
  'event_timestamp',
  'time',
  'event_time',
  'date',
  'event_date',
  'browser_time',
]
const VISITOR: Heads = ['visitor_id', 'visitor']

const pendo = (preset: Omit<Preset, 'tool' | 'subject'>): Preset => ({
  tool: 'Pendo',
  subject: 'customer',
  ...preset,
})

/** What product and marketing tools hand out: GA4, Mixpanel, Pendo, Marketo. */
export const ENGAGEMENT_PRESETS: readonly Preset[] = [
  {
    id: 'ga4-events',
    tool: 'GA4',
    title: 'events',
    row: 'Each row is an event on the site or in the app.',
    subject: 'customer',
    signs: [['user_pseudo_id'], ['event_name', 'name'], WHEN],
    shape: 'long',
    // Only people who are logged in have a user_id; everybody has a pseudonym.
    case: ['user_id', 'user_pseudo_id'],
    activity: ['event_name', 'name'],
    time: ['event_timestamp', 'timestamp', 'event_time', 'time', 'event_date', 'date'],
    columns: [
      { heads: ['device_category'], role: 'segment', of: 'event' },
      { heads: ['platform'], role: 'segment', of: 'event' },
      { heads: ['geo_country'], role: 'segment', of: 'event' },
      {
        heads: ['param_medium', 'session_medium', 'traffic_source_medium', 'medium'],
        role: 'channel',
        of: 'event',
      },
      {
        heads: ['param_campaign', 'session_campaign', 'traffic_source_name', 'campaign'],
        role: 'campaign',
        of: 'event',
      },
      // The value of an event counts what was only put into the cart; revenue is what was bought.
      {
        heads: [
          'ecommerce_purchase_revenue_in_usd',
          'ecommerce_purchase_revenue',
          'purchase_revenue_in_usd',
          'purchase_revenue',
          'event_value_in_usd',
          'value_in_usd',
        ],
        role: 'value',
        of: 'event',
      },
    ],
  },
  {
    id: 'mixpanel-events',
    tool: 'Mixpanel',
    title: 'events',
    row: 'Each row is an event in the product.',
    subject: 'customer',
    signs: [['distinct_id'], ['event', 'event_name', 'name'], WHEN],
    shape: 'long',
    case: ['distinct_id'],
    activity: ['event', 'event_name', 'name'],
    time: WHEN,
    columns: [
      { heads: ['os', 'operating_system'], role: 'segment', of: 'event' },
      { heads: ['mp_country_code', 'country_code', 'country'], role: 'segment', of: 'event' },
      { heads: ['utm_medium', 'search_engine'], role: 'channel', of: 'event' },
      { heads: ['utm_campaign', 'mp_keyword'], role: 'campaign', of: 'event' },
    ],
  },
  pendo({
    id: 'pendo-poll-events',
    title: 'poll responses',
    row: 'Each row is a visitor’s answer to a poll.',
    signs: [VISITOR, ['poll_id', 'poll'], ['poll_response', 'response'], WHEN],
    shape: 'long',
    case: VISITOR,
    activityName: 'Poll answered',
    time: WHEN,
    columns: [
      {
        heads: ['poll_response', 'response'],
        role: 'score',
        of: 'event',
        score: { kind: 'nps', low: 0, high: 10 },
      },
      { heads: ['country'], role: 'segment', of: 'event' },
    ],
  }),
  pendo({
    id: 'pendo-nps',
    title: 'NPS responses',
    row: 'Each row is a visitor’s answer to the question whether they would recommend you.',
    signs: [
      VISITOR,
      ['nps_rating', 'nps_score', 'rating', 'score'],
      ['date', 'time', 'timestamp', 'response_date', 'responded_at', 'submitted_at'],
    ],
    shape: 'long',
    case: VISITOR,
    activityName: 'NPS answered',
    time: ['response_date', 'responded_at', 'submitted_at', 'timestamp', 'time', 'date'],
    columns: [
      {
        heads: ['nps_rating', 'nps_score', 'rating', 'score'],
        role: 'score',
        of: 'event',
        score: { kind: 'nps', low: 0, high: 10 },
      },
    ],
  }),
  pendo({
    id: 'pendo-guide-events',
    title: 'guide events',
    row: 'Each row is something that a visitor did with a guide: seen, advanced, dismissed.',
    signs: [VISITOR, ['guide_id', 'guide'], ['type', 'event_type', 'action'], WHEN],
    shape: 'long',
    case: VISITOR,
    activity: ['type', 'event_type', 'action'],
    time: WHEN,
    columns: [{ heads: ['country'], role: 'segment', of: 'event' }],
  }),
  pendo({
    id: 'pendo-page-events',
    title: 'page views',
    row: 'Each row is a visitor’s use of a page.',
    signs: [VISITOR, ['page_id', 'page', 'page_name'], WHEN],
    shape: 'long',
    case: VISITOR,
    activity: ['page_name', 'page', 'page_id'],
    time: WHEN,
  }),
  pendo({
    id: 'pendo-feature-events',
    title: 'feature clicks',
    row: 'Each row is a visitor’s use of a feature.',
    signs: [VISITOR, ['feature_id', 'feature', 'feature_name'], WHEN],
    shape: 'long',
    case: VISITOR,
    activity: ['feature_name', 'feature', 'feature_id'],
    time: WHEN,
  }),
  pendo({
    id: 'pendo-polls',
    title: 'list of polls',
    row: 'Each row is a poll with its question.',
    missing:
      'It lists questions, not what was answered, so there are no events in it; bring the poll responses instead.',
    signs: [['id', 'poll_id'], ['question'], ['attribute_type'], ['attribute_follow_up', 'reset_at']],
    shape: 'lookup',
    case: ['id', 'poll_id'],
  }),
  {
    id: 'marketo-activities',
    tool: 'Marketo',
    title: 'activities',
    row: 'Each row is something that a lead did, or a change of what is known of a lead.',
    subject: 'customer',
    signs: [
      ['lead_id', 'person_id'],
      ['activity_type_id', 'activity_type'],
      ['activity_date', 'activity_date_time'],
    ],
    shape: 'long',
    case: ['lead_id', 'person_id'],
    // Exports of one kind of activity have its number in every row; what it was about tells more.
    activity: ['activity_type', 'activity_type_name', 'primary_attribute_value', 'activity_type_id'],
    time: ['activity_date', 'activity_date_time'],
    columns: [{ heads: ['campaign_id', 'campaign', 'program_name'], role: 'campaign', of: 'event' }],
  },
]
