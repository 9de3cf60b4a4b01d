import type { Heads, Preset, PresetRole } from './presets-types.ts'

const OPPORTUNITY: Heads = ['opportunity_id', 'id', 'opportunity_name']
const STAGE: Heads = ['stage_name', 'stage']

const OF_OPPORTUNITIES = (of: PresetRole['of']): readonly PresetRole[] => [
  { heads: ['amount', 'opportunity_amount'], role: 'value', of },
  { heads: ['lead_source'], role: 'channel', of: 'case' },
  { heads: ['campaign_id', 'primary_campaign_source', 'campaign'], role: 'campaign', of: 'case' },
  { heads: ['type', 'opportunity_type'], role: 'segment', of: 'case' },
  { heads: ['record_type_id', 'record_type'], role: 'segment', of: 'case' },
]

const salesforce = (preset: Omit<Preset, 'tool'>): Preset => ({ tool: 'Salesforce', ...preset })

/** What Salesforce's own reports, its objects and copies of them look like. */
export const SALESFORCE_PRESETS: readonly Preset[] = [
  salesforce({
    id: 'salesforce-opportunity-history',
    title: 'history of opportunities',
    row: 'Each row is the time that an opportunity was in one stage.',
    subject: 'deal',
    signs: [
      ['id', 'opportunity_id'],
      ['stage_name'],
      ['fivetran_start', 'valid_from'],
      ['fivetran_end', 'valid_to'],
    ],
    shape: 'interval',
    case: OPPORTUNITY,
    activity: STAGE,
    time: ['fivetran_start', 'valid_from'],
    end: ['fivetran_end', 'valid_to'],
    columns: OF_OPPORTUNITIES('case'),
  }),
  salesforce({
    id: 'salesforce-stage-changes',
    title: 'opportunity history',
    row: 'Each row is an opportunity’s coming into a stage.',
    subject: 'deal',
    signs: [
      ['opportunity_id', 'opportunity_name'],
      ['to_stage', 'stage_name'],
      ['from_stage', 'created_date', 'last_modified', 'last_modified_date', 'edit_date'],
    ],
    unless: ['is_won', 'forecast_category', 'lead_source', 'fivetran_end'],
    shape: 'long',
    case: ['opportunity_id', 'opportunity_name'],
    activity: ['to_stage', 'stage_name', 'stage'],
    time: ['last_modified', 'edit_date', 'created_date', 'last_modified_date'],
    columns: [{ heads: ['amount'], role: 'value', of: 'case' }],
  }),
  salesforce({
    id: 'salesforce-field-history',
    title: 'opportunity field history',
    row: 'Each row is a new value of one of an opportunity’s fields; the values of its stage are the states.',
    subject: 'deal',
    signs: [
      ['opportunity_id', 'opportunity_name'],
      ['field', 'field_event'],
      ['new_value'],
      ['created_date', 'edit_date'],
    ],
    shape: 'long',
    case: ['opportunity_id', 'opportunity_name'],
    activity: ['new_value'],
    time: ['created_date', 'edit_date'],
    only: { heads: ['field', 'field_event'], values: ['stagename', 'stage_name', 'stage name', 'stage'] },
  }),
  salesforce({
    id: 'salesforce-opportunities',
    title: 'opportunities',
    row: 'Each row is an opportunity with the stage it is in now.',
    missing:
      'It does not say which stages an opportunity went through, nor when; for these bring the opportunity history.',
    subject: 'deal',
    signs: [['opportunity_name', 'opportunity_id', 'is_won', 'forecast_category'], STAGE, ['close_date']],
    unless: ['fivetran_end', 'to_stage'],
    shape: 'long',
    case: OPPORTUNITY,
    activity: STAGE,
    time: [
      'last_stage_change_date',
      'last_modified_date',
      'last_modified',
      'created_date',
      'create_date',
      'close_date',
    ],
    columns: OF_OPPORTUNITIES('case'),
  }),
  salesforce({
    id: 'salesforce-leads',
    title: 'leads',
    row: 'Each row is a lead with the days on which it was created and converted.',
    missing: 'It does not say when a lead’s status changed in between.',
    subject: 'customer',
    signs: [
      ['lead_source', 'lead_id', 'lead_status'],
      ['status', 'lead_status'],
      ['converted_date', 'is_converted', 'converted'],
      ['created_date', 'create_date'],
    ],
    shape: 'long',
    case: ['lead_id', 'id', 'email'],
    activity: ['lead_status', 'status'],
    time: ['created_date', 'create_date'],
    states: { heads: ['created_date', 'create_date', 'converted_date'] },
    columns: [
      { heads: ['lead_source'], role: 'channel', of: 'case' },
      { heads: ['utm_campaign_c', 'source_last_utm_campaign_c', 'campaign'], role: 'campaign', of: 'case' },
      { heads: ['industry'], role: 'segment', of: 'case' },
      { heads: ['status', 'lead_status'], role: 'segment', of: 'case' },
      { heads: ['country', 'country_code'], role: 'segment', of: 'case' },
    ],
  }),
  salesforce({
    id: 'salesforce-tasks',
    title: 'tasks',
    row: 'Each row is a task: a call, an e-mail or another contact with a person.',
    subject: 'customer',
    signs: [
      ['who_id', 'contact', 'name', 'lead'],
      ['subject'],
      ['activity_date', 'date', 'due_date'],
      ['what_id', 'task_subtype', 'task', 'activity_type', 'assigned'],
    ],
    shape: 'long',
    case: ['who_id', 'contact_id', 'contact', 'lead', 'name', 'account_id', 'company_account'],
    activity: ['type', 'activity_type', 'task_subtype', 'subject'],
    // A task that is still to be done has happened to nobody; its date is when it is due.
    time: ['completed_date_time', 'completed_date', 'activity_date', 'date', 'due_date', 'created_date'],
    columns: [
      { heads: ['status'], role: 'segment', of: 'event' },
      { heads: ['priority'], role: 'segment', of: 'event' },
    ],
  }),
]
