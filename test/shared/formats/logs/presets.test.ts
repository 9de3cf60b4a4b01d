import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinFiles } from '#shared/formats/logs/guess-join.ts'
import { inspectLog, isJourneyData } from '#shared/formats/logs/inspect-log.ts'
import { PRESETS, presetFor, presetOf } from '#shared/formats/logs/presets.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import { fileOf, inspected, rolesOf, tableOf } from './inspect-builders.ts'

const folder = resolve(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(folder)

interface Expected {
  readonly preset: string
  readonly shape: string
  readonly case: string
  /** A column, or in quotation marks what every row is. */
  readonly state: string
  readonly time: string
  readonly roles?: string
}

const CRM: Readonly<Record<string, Expected>> = {
  'ga4_event_data.csv': {
    ...{ preset: 'ga4-events', shape: 'long', case: 'user_id', state: 'name', time: 'timestamp' },
    roles:
      'device_category:segment/event, platform:segment/event, geo_country:segment/event, param_medium:channel/event, param_campaign:campaign/event, ecommerce_purchase_revenue_in_usd:value/event',
  },
  'hubspot_contact_property_history_data.csv': {
    ...{
      preset: 'hubspot-contact-history',
      shape: 'long',
      case: 'contact_id',
      state: 'value',
      time: 'timestamp',
    },
  },
  // No deal of this export has a stage, so all it says of each is when it was created.
  'hubspot_deal_data.csv': {
    ...{ preset: 'hubspot-deals', shape: 'long', case: 'deal_id', state: '“Deal created”' },
    time: 'property_createdate',
  },
  'hubspot_deal_property_history_data.csv': {
    ...{ preset: 'hubspot-deal-history', shape: 'long', case: 'deal_id', state: 'value', time: 'timestamp' },
  },
  'hubspot_deal_stage_data.csv': {
    ...{ preset: 'hubspot-deal-stages', shape: 'interval', case: 'deal_id', state: 'value' },
    time: 'date_entered – _fivetran_end',
  },
  // The recipients were taken out; what happened to one e-mail still has its id.
  'hubspot_email_event_data.csv': {
    ...{ preset: 'hubspot-email-events', shape: 'long', case: 'sent_by_id', state: 'type', time: 'created' },
    roles: 'email_campaign_id:campaign/event',
  },
  'marketo_activity_change_data_value.csv': {
    ...{ preset: 'marketo-activities', shape: 'long', case: 'lead_id', state: 'primary_attribute_value' },
    ...{ time: 'activity_date', roles: 'campaign_id:campaign/event' },
  },
  'mixpanel_event.csv': {
    ...{ preset: 'mixpanel-events', shape: 'long', case: 'distinct_id', state: 'name', time: 'time' },
  },
  'pendo_guide_event.csv': {
    ...{ preset: 'pendo-guide-events', shape: 'long', case: 'visitor_id', state: 'type', time: 'timestamp' },
    roles: 'country:segment/event',
  },
  'pendo_page_event.csv': {
    ...{
      preset: 'pendo-page-events',
      shape: 'long',
      case: 'visitor_id',
      state: 'page_id',
      time: 'timestamp',
    },
  },
  'pendo_poll_event.csv': {
    ...{ preset: 'pendo-poll-events', shape: 'long', case: 'visitor_id', state: '“Poll answered”' },
    ...{ time: 'timestamp', roles: 'poll_response:score/event nps, country:segment/event' },
  },
  'qualtrics_question_response.csv': {
    ...{ preset: 'qualtrics-answers', shape: 'cases', case: 'response_id', state: '', time: '' },
    roles: 'value:score/case mean',
  },
  'qualtrics_survey_response.csv': {
    ...{
      preset: 'qualtrics-responses',
      shape: 'long',
      case: 'id',
      state: '“Survey answered”',
      time: 'end_date',
    },
    roles: 'distribution_channel:channel/event, user_language:segment/event',
  },
  'salesforce_lead_data.csv': {
    ...{
      preset: 'salesforce-leads',
      shape: 'wide',
      case: 'id',
      state: 'created_date, converted_date',
      time: '',
    },
    roles: 'source_last_utm_campaign_c:campaign/case, industry:segment/case, status:segment/case',
  },
  'salesforce_opportunity_data.csv': {
    ...{
      preset: 'salesforce-opportunities',
      shape: 'long',
      case: 'id',
      state: 'stage_name',
      time: 'created_date',
    },
    roles: 'amount:value/case, lead_source:channel/case, type:segment/case, record_type_id:segment/case',
  },
  'salesforce_opportunity_history_data.csv': {
    ...{ preset: 'salesforce-opportunity-history', shape: 'interval', case: 'id', state: 'stage_name' },
    time: '_fivetran_start – _fivetran_end',
    roles: 'amount:value/case, lead_source:channel/case, type:segment/case, record_type_id:segment/case',
  },
  'salesforce_task_data.csv': {
    ...{ preset: 'salesforce-tasks', shape: 'long', case: 'who_id', state: 'task_subtype' },
    ...{ time: 'completed_date_time', roles: 'status:segment/event, priority:segment/event' },
  },
  'zendesk_ticket_data.csv': {
    ...{ preset: 'zendesk-tickets', shape: 'long', case: 'id', state: 'status', time: 'updated_at' },
    roles: 'via_channel:channel/case, priority:segment/case, type:segment/case, group_id:segment/case',
  },
  'zendesk_ticket_field_history_data.csv': {
    ...{ preset: 'zendesk-field-history', shape: 'long', case: 'ticket_id', state: 'value', time: 'updated' },
  },
}

/** Names of things, without events. */
const LOOKUPS: Readonly<Record<string, readonly [preset: string, bring: RegExp]>> = {
  'hubspot_deal_pipeline_data.csv': ['hubspot-deal-pipelines', /bring the deals/],
  'hubspot_deal_pipeline_stage_data.csv': ['hubspot-deal-pipeline-stages', /bring the deals/],
  'hubspot_email_event_click_data.csv': ['hubspot-email-clicks', /bring the e-mail events/],
  'pendo_poll.csv': ['pendo-polls', /bring the poll responses/],
  'qualtrics_question.csv': ['qualtrics-questions', /bring the survey responses/],
}

const crm = (name: string) => fileOf(readFileSync(join(folder, 'crm', name)), name)

describe.skipIf(!present)(`real exports${present ? '' : ' (skipped: no ../shared/data)'}`, () => {
  it('are all in the tables below', () => {
    expect(readdirSync(join(folder, 'crm')).sort()).toEqual(
      [...Object.keys(CRM), ...Object.keys(LOOKUPS)].sort(),
    )
  })

  it.each(Object.entries(CRM))('opens with its preset and roles: %s', async (name, expected) => {
    const inspection = await inspected(crm(name))
    const { reading, preset, lookup } = inspection
    const { activityColumn, activityName, timeColumn, endColumn, stateColumns } = reading
    const named = activityName === undefined ? '' : `“${activityName}”`
    expect({
      preset: preset?.id,
      shape: reading.shape,
      case: reading.caseColumn,
      state: stateColumns.length > 0 ? stateColumns.join(', ') : (activityColumn ?? named),
      time: [timeColumn, endColumn].filter((column) => column !== null).join(' – '),
      roles: rolesOf(inspection),
    }).toEqual({ roles: '', ...expected })
    expect(lookup).toBeNull()
    expect(isJourneyData(inspection)).toBe(true)
    expect(inspection.why.join(' ')).toContain(preset?.row)
  })

  it.each(Object.entries(CRM).filter(([, { shape }]) => shape !== 'cases'))(
    'tells of events when it is read so: %s',
    async (name) => {
      const source = crm(name)
      const { reading } = await inspected(source)
      const read = await readLog([{ source, reading }])
      if (!read.ok) expect.fail(read.error.message)
      const [rows] = read.value.rows
      expect(rows?.used).toBeGreaterThan(0)
      expect(rows?.leftOut.filter(({ reason }) => !['filtered', 'bad-number'].includes(reason))).toEqual([])
    },
  )

  it.each([
    ['salesforce_opportunity_history_data.csv', 8],
    ['hubspot_deal_stage_data.csv', 14],
  ])('take ends in a far future for none: %s', async (name, open) => {
    const source = crm(name)
    const { reading } = await inspected(source)
    const read = await readLog([{ source, reading }])
    const ends = read.ok ? [...(read.value.log.endAt ?? [])] : []
    expect(ends.filter(Number.isNaN)).toHaveLength(open)
  })

  it.each(Object.entries(LOOKUPS))('says what to bring instead of %s', async (name, [preset, bring]) => {
    const inspection = await inspected(crm(name))
    expect(inspection.preset?.id).toBe(preset)
    expect(inspection.lookup).toMatch(bring)
    expect(inspection.reading).toMatchObject({ shape: 'cases', timeColumn: null })
  })

  it('take only the rows that speak of the stage, and say where none does', async () => {
    const tickets = await inspected(crm('zendesk_ticket_field_history_data.csv'))
    expect(tickets.reading.only).toEqual({ column: 'field_name', values: ['status'] })
    const hashed = await inspected(crm('hubspot_deal_property_history_data.csv'))
    expect(hashed.reading.only?.column).toBe('name')
    expect(hashed.ambiguous.join(' ')).toContain('speaks of “dealstage”')
    const deals = tableOf(['deal_id', 'timestamp', 'name', 'value'], 40, (at) => [
      at % 8,
      `2024-03-01 10:00:${10 + at}`,
      at % 4 ? 'amount' : 'dealstage',
      at % 4 ? at : 'won',
    ])
    expect((await inspected(fileOf(deals))).reading.only).toEqual({ column: 'name', values: ['dealstage'] })
  })

  it.each([
    ['zendesk_ticket_data.csv', 'zendesk_ticket_field_history_data.csv', 'cases:id, long:ticket_id'],
    ['salesforce_opportunity_history_data.csv', 'salesforce_opportunity_data.csv', 'interval:id, cases:id'],
    ['qualtrics_survey_response.csv', 'qualtrics_question_response.csv', 'long:id, cases:response_id'],
    ['pendo_guide_event.csv', 'pendo_poll_event.csv', 'long:visitor_id, long:visitor_id'],
  ])('are joined: %s and %s', async (one, other, expected) => {
    const { readings, ambiguous } = joinFiles([await inspected(crm(one)), await inspected(crm(other))])
    expect(readings.map(({ shape, caseColumn }) => `${shape}:${caseColumn}`).join(', ')).toBe(expected)
    expect(ambiguous).toEqual([])
  })

  it('of logs open without a preset', async () => {
    const ecom = await inspected(
      fileOf(readFileSync(join(folder, 'logs/ecom.csv.gz')), 'ecom.csv.gz', 65_536),
    )
    expect(ecom.preset).toBeNull()
    expect(ecom.reading).toMatchObject({
      shape: 'long',
      caseColumn: 'user_id',
      activityColumn: 'event',
      timeColumn: 'timestamp',
    })
    expect(rolesOf(ecom)).toBe(
      'acquisition_channel:channel/case, platform:segment/event, user_cohort:segment/case, user_lifecycle:segment/event',
    )
    const patients = await inspected(
      fileOf(readFileSync(join(folder, 'logs/patients.csv')), 'patients.csv', 65_536),
    )
    expect(patients.reading).toMatchObject({
      ...{ shape: 'long', caseColumn: 'patient', activityColumn: 'handling', timeColumn: 'time' },
      ...{ lifecycleColumn: 'registration_type', timeFormat: 'iso', columns: [] },
    })
    expect(isJourneyData(ecom) && isJourneyData(patients)).toBe(true)
  })
})

/** What the tools themselves hand out, as far as it is well known. */
const OWN: readonly (readonly [heads: string, preset: string, row: string, expected: object])[] = [
  [
    'Record ID,Deal Name,Deal Stage,Close Date,Create Date,Deal owner,Amount,Pipeline',
    'hubspot-deals',
    '77,New shop,Closed won,2024-05-01 10:00,2024-03-01 09:00,Ann,1200,Sales',
    { caseColumn: 'Record ID', activityColumn: 'Deal Stage', timeColumn: 'Create Date' },
  ],
  [
    'Deal ID,Deal Name,Deal Stage,Create Date,"Date entered ""Qualified (Sales)""","Date entered ""Closed won (Sales)"""',
    'hubspot-deals',
    '77,New shop,Closed won,2024-03-01 09:00,2024-03-04 10:00,2024-05-01 10:00',
    {
      shape: 'wide',
      stateColumns: ['Date entered "Qualified (Sales)"', 'Date entered "Closed won (Sales)"'],
    },
  ],
  [
    'Opportunity Name,Stage,Amount,Close Date,Created Date,Lead Source,Account Name',
    'salesforce-opportunities',
    'New shop,Closed Won,1200,01/05/2024,13/03/2024,Web,ACME',
    {
      caseColumn: 'Opportunity Name',
      activityColumn: 'Stage',
      timeColumn: 'Created Date',
      timeFormat: 'dmy',
    },
  ],
  [
    'Opportunity Name,From Stage,To Stage,Amount,Last Modified',
    'salesforce-stage-changes',
    'New shop,Proposal,Closed Won,1200,13/03/2024 10:00',
    { caseColumn: 'Opportunity Name', activityColumn: 'To Stage', timeColumn: 'Last Modified' },
  ],
  [
    'Id,OpportunityId,StageName,Amount,CreatedDate,CreatedById',
    'salesforce-stage-changes',
    '1,006q,Proposal,1200,2024-03-13T10:00:00.000+0000,005',
    { caseColumn: 'OpportunityId', activityColumn: 'StageName', timeColumn: 'CreatedDate' },
  ],
  [
    'OpportunityId,Field,OldValue,NewValue,CreatedDate',
    'salesforce-field-history',
    '006q,StageName,Proposal,Closed Won,2024-03-13T10:00:00Z',
    { activityColumn: 'NewValue', only: { column: 'Field', values: ['StageName'] } },
  ],
  [
    'Lead ID,First Name,Last Name,Lead Source,Lead Status,Create Date,Converted Date',
    'salesforce-leads',
    '00Q1,Ann,Bo,Web,Open,13/03/2024,14/03/2024',
    { shape: 'wide', caseColumn: 'Lead ID', stateColumns: ['Create Date', 'Converted Date'] },
  ],
  [
    'Subject,Contact,Company / Account,Date,Status,Priority,Assigned,Task',
    'salesforce-tasks',
    'Call,Ann Bo,ACME,13/03/2024,Completed,Normal,Cy,1',
    { caseColumn: 'Contact', activityColumn: 'Subject', timeColumn: 'Date' },
  ],
  [
    'event_date,event_timestamp,event_name,user_pseudo_id,user_id,device.category,geo.country,traffic_source.medium',
    'ga4-events',
    '20240310,1710061200000000,page_view,99.88,,mobile,DE,organic',
    {
      caseColumn: 'user_pseudo_id',
      activityColumn: 'event_name',
      timeColumn: 'event_timestamp',
      timeFormat: 'epoch-us',
    },
  ],
  [
    'Event,Time,Distinct ID,$city,mp_country_code',
    'mixpanel-events',
    'Signed up,1710061200,u-1,Bonn,DE',
    { caseColumn: 'Distinct ID', activityColumn: 'Event', timeColumn: 'Time', timeFormat: 'epoch-s' },
  ],
  [
    'Visitor ID,Account ID,Date,NPS Rating,NPS Response',
    'pendo-nps',
    'v1,a1,2024-03-10 10:00,9,Great',
    { caseColumn: 'Visitor ID', activityName: 'NPS answered', timeColumn: 'Date' },
  ],
  [
    'Id,Requester,Requester email,Status,Priority,Via,Ticket type,Created at,Initially assigned at,Solved at',
    'zendesk-tickets',
    '1,Ann,ann@example.com,Solved,Low,Mail,Question,2024-03-10 10:00,2024-03-10 11:00,2024-03-11 09:00',
    { shape: 'wide', caseColumn: 'Id', stateColumns: ['Created at', 'Initially assigned at', 'Solved at'] },
  ],
  [
    'StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,DistributionChannel,Q1_NPS',
    'qualtrics-responses',
    '2024-03-10 10:00:00,2024-03-10 10:05:00,IP Address,100,True,2024-03-10 10:05:01,R_1,ann@example.com,email,9',
    { caseColumn: 'RecipientEmail', match: 'email', timeColumn: 'EndDate' },
  ],
  [
    'Activity Date/Time,Activity Type,Lead ID,Primary Attribute Value',
    'marketo-activities',
    '2024-03-10 10:00:00,Visit Webpage,77,/pricing',
    { caseColumn: 'Lead ID', activityColumn: 'Activity Type', timeColumn: 'Activity Date/Time' },
  ],
]

describe('the tools’ own exports', () => {
  it.each(OWN)('are known by their headings: %s', async (heads, preset, row, expected) => {
    const inspection = await inspected(fileOf(`${heads}\n${`${row}\n`.repeat(12)}`))
    expect(inspection.preset?.id).toBe(preset)
    expect(inspection.reading).toMatchObject(expected)
  })

  it('with scores of a survey: every question that is one', async () => {
    const [heads, , row] = OWN.find(([, preset]) => preset === 'qualtrics-responses')!
    const inspection = await inspected(fileOf(`${heads}\n${`${row}\n`.repeat(12)}`))
    expect(rolesOf(inspection)).toBe('DistributionChannel:channel/event, Q1_NPS:score/event nps')
  })

  it('can be told off, or another preset chosen', async () => {
    const [heads, , row] = OWN[0]!
    const source = fileOf(`${heads}\n${`${row}\n`.repeat(12)}`)
    expect((await inspected(source, { preset: '' })).preset).toBeNull()
    const other = await inspectLog(source, { preset: 'salesforce-opportunities' })
    expect(other.ok && other.value.reading).toMatchObject({
      ...{ preset: 'salesforce-opportunities', activityColumn: null, timeColumn: 'Create Date' },
    })
  })
})

describe('presets', () => {
  it('have ids of their own, and each is found by its own signs', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length)
    for (const preset of PRESETS) {
      expect(presetOf(preset.id)).toBe(preset)
      expect(presetFor(preset.signs.map(([head]) => head as string))?.id).toBe(preset.id)
    }
  })

  it('fit nothing that is only a little like them', () => {
    expect(presetFor(['user_id', 'event', 'timestamp'])).toBeNull()
    expect(presetFor(['id', 'name', 'status', 'created_at'])).toBeNull()
    expect(presetFor(['contact_id', 'name', 'value'])).toBeNull()
  })
})
