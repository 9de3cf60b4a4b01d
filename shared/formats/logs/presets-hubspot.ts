import type { Heads, Preset, PresetRole } from './presets-types.ts'

const DEAL: Heads = ['deal_id', 'record_id', 'deal_record_id', 'object_id', 'deal_name', 'dealname']
const CONTACT: Heads = ['contact_id', 'vid', 'record_id', 'object_id', 'contact', 'email']
const CHANGED: Heads = ['timestamp', 'change_date', 'date_changed', 'changed_at', 'date_of_change', 'time']
const PROPERTY: Heads = ['name', 'property', 'property_name', 'internal_name']

const OF_DEALS: readonly PresetRole[] = [
  { heads: ['amount', 'deal_amount', 'amount_in_company_currency'], role: 'value', of: 'case' },
  { heads: ['deal_type', 'dealtype'], role: 'segment', of: 'case' },
  { heads: ['pipeline', 'deal_pipeline_id', 'deal_pipeline', 'pipeline_id'], role: 'segment', of: 'case' },
  { heads: ['analytics_source', 'original_source', 'original_traffic_source'], role: 'channel', of: 'case' },
  { heads: ['campaign', 'analytics_source_data_1'], role: 'campaign', of: 'case' },
]

const hubspot = (preset: Omit<Preset, 'tool'>): Preset => ({ tool: 'HubSpot', ...preset })

/** What HubSpot's own exports and copies of its tables look like. */
export const HUBSPOT_PRESETS: readonly Preset[] = [
  hubspot({
    id: 'hubspot-deal-stages',
    title: 'history of deal stages',
    row: 'Each row is the time that a deal spent in one stage.',
    subject: 'deal',
    signs: [['deal_id', 'record_id'], ['date_entered'], ['value', 'deal_stage', 'dealstage', 'stage']],
    shape: 'interval',
    case: DEAL,
    activity: ['deal_stage', 'dealstage', 'stage', 'value'],
    time: ['date_entered', 'fivetran_start'],
    end: ['date_exited', 'fivetran_end'],
  }),
  hubspot({
    id: 'hubspot-deal-history',
    title: 'history of deal properties',
    row: 'Each row is a new value of one of a deal’s properties; the values of its stage are the states.',
    subject: 'deal',
    signs: [['deal_id', 'deal_record_id'], CHANGED, PROPERTY, ['value']],
    shape: 'long',
    case: DEAL,
    activity: ['value'],
    time: CHANGED,
    only: { heads: PROPERTY, values: ['dealstage', 'deal stage', 'deal_stage'] },
  }),
  hubspot({
    id: 'hubspot-contact-history',
    title: 'history of contact properties',
    row: 'Each row is a new value of one of a contact’s properties; the values of its lifecycle stage are the states.',
    subject: 'customer',
    signs: [['contact_id', 'vid', 'record_id', 'object_id'], CHANGED, PROPERTY, ['value']],
    shape: 'long',
    case: CONTACT,
    activity: ['value'],
    time: CHANGED,
    only: {
      heads: PROPERTY,
      values: [
        'lifecyclestage',
        'lifecycle stage',
        'hs_lead_status',
        'lead status',
        'dealstage',
        'deal stage',
      ],
    },
  }),
  hubspot({
    id: 'hubspot-deals',
    title: 'deals',
    row: 'Each row is a deal with the stage it is in now.',
    missing:
      'It does not say which stages a deal went through, nor when; for these bring the history of deal stages.',
    subject: 'deal',
    signs: [
      ['deal_id', 'record_id', 'deal_name'],
      ['deal_stage', 'dealstage', 'deal_pipeline_stage_id'],
      ['deal_name', 'dealname', 'createdate', 'create_date'],
    ],
    unless: ['date_entered', 'timestamp'],
    shape: 'long',
    case: DEAL,
    activity: ['deal_stage', 'dealstage', 'deal_pipeline_stage_id'],
    activityName: 'Deal created',
    time: [
      'date_entered_current_stage',
      'v2_date_entered_current_stage',
      'last_modified_date',
      'lastmodifieddate',
      'createdate',
      'create_date',
      'closedate',
      'close_date',
    ],
    states: { begin: 'date_entered_' },
    columns: OF_DEALS,
  }),
  hubspot({
    id: 'hubspot-email-events',
    title: 'e-mail events',
    row: 'Each row is something that happened to an e-mail: sent, delivered, opened, clicked.',
    subject: 'customer',
    signs: [
      ['recipient', 'sent_by_id', 'recipient_email'],
      ['type', 'event_type'],
      ['email_campaign_id', 'email_campaign', 'email_name', 'email'],
      ['created', 'timestamp', 'event_date', 'created_at'],
    ],
    shape: 'long',
    // Without its recipient an e-mail still has its own id in all that happened to it.
    case: ['recipient', 'recipient_email', 'contact_id', 'sent_by_id'],
    activity: ['type', 'event_type'],
    time: ['created', 'timestamp', 'event_date', 'created_at'],
    columns: [
      { heads: ['email_campaign_id', 'email_campaign', 'email_name'], role: 'campaign', of: 'event' },
    ],
  }),
  hubspot({
    id: 'hubspot-email-clicks',
    title: 'details of e-mail clicks',
    row: 'Each row says with which program and where somebody clicked, by the id of the e-mail event.',
    missing:
      'It says neither who clicked nor when, so there are no events in it; bring the e-mail events instead.',
    subject: 'customer',
    signs: [['id'], ['referer'], ['browser'], ['url'], ['user_agent']],
    unless: ['created', 'timestamp', 'recipient'],
    shape: 'lookup',
    case: ['id'],
  }),
  hubspot({
    id: 'hubspot-deal-pipeline-stages',
    title: 'list of pipeline stages',
    row: 'Each row is a stage of a pipeline with its name.',
    missing:
      'It lists stages, not what happened, so there are no events in it; bring the deals or the history of deal stages instead.',
    subject: 'deal',
    signs: [['stage_id'], ['label'], ['display_order'], ['pipeline_id']],
    shape: 'lookup',
    case: ['stage_id'],
  }),
  hubspot({
    id: 'hubspot-deal-pipelines',
    title: 'list of pipelines',
    row: 'Each row is a pipeline with its name.',
    missing:
      'It lists pipelines, not what happened, so there are no events in it; bring the deals or the history of deal stages instead.',
    subject: 'deal',
    signs: [['pipeline_id'], ['label'], ['display_order']],
    unless: ['deal_id'],
    shape: 'lookup',
    case: ['pipeline_id'],
  }),
]
