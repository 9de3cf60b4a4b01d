import type { Preset } from './presets-types.ts'

/** What help desks and survey tools hand out: Zendesk, Qualtrics. */
export const SUPPORT_PRESETS: readonly Preset[] = [
  {
    id: 'zendesk-field-history',
    tool: 'Zendesk',
    title: 'history of ticket fields',
    row: 'Each row is a new value of one of a ticket’s fields; the values of its status are the states.',
    subject: 'ticket',
    signs: [
      ['ticket_id'],
      ['field_name'],
      ['value', 'new_value'],
      ['updated', 'updated_at', 'created_at', 'timestamp'],
    ],
    shape: 'long',
    case: ['ticket_id'],
    activity: ['value', 'new_value'],
    time: ['updated', 'updated_at', 'created_at', 'timestamp'],
    only: { heads: ['field_name'], values: ['status', 'custom_status_id'] },
  },
  {
    id: 'zendesk-tickets',
    tool: 'Zendesk',
    title: 'tickets',
    row: 'Each row is a ticket.',
    missing:
      'It does not say through which states a ticket went, nor when; for these bring the history of ticket fields.',
    subject: 'ticket',
    signs: [
      ['id', 'ticket_id'],
      ['requester_id', 'requester'],
      ['status'],
      ['created_at', 'created'],
      ['ticket_form_id', 'via_channel', 'via', 'assignee', 'assignee_id', 'ticket_type'],
    ],
    shape: 'long',
    case: ['id', 'ticket_id'],
    activity: ['status'],
    // What its status is now, it was when the ticket was last changed.
    time: ['updated_at', 'updated', 'created_at', 'created'],
    states: { heads: ['created_at', 'initially_assigned_at', 'assigned_at', 'solved_at', 'closed_at'] },
    columns: [
      { heads: ['via_channel', 'via'], role: 'channel', of: 'case' },
      { heads: ['priority'], role: 'segment', of: 'case' },
      { heads: ['type', 'ticket_type'], role: 'segment', of: 'case' },
      { heads: ['group_id', 'group'], role: 'segment', of: 'case' },
    ],
  },
  {
    id: 'qualtrics-responses',
    tool: 'Qualtrics',
    title: 'survey responses',
    row: 'Each row is somebody’s answering of a survey.',
    subject: 'customer',
    signs: [['response_id', 'id'], ['start_date'], ['end_date'], ['recorded_date'], ['finished', 'progress']],
    shape: 'long',
    // Where a survey was sent to known people, they can be told apart across surveys and files.
    case: ['external_reference', 'external_data_reference', 'recipient_email', 'response_id', 'id'],
    activityName: 'Survey answered',
    time: ['end_date', 'recorded_date'],
    columns: [
      { heads: ['distribution_channel'], role: 'channel', of: 'event' },
      { heads: ['user_language'], role: 'segment', of: 'event' },
    ],
    open: true,
  },
  {
    id: 'qualtrics-answers',
    tool: 'Qualtrics',
    title: 'answers to questions',
    row: 'Each row is one answer of a response; it has no time of its own.',
    missing:
      'It does not say when somebody answered; bring the survey responses too, and both are joined by the response.',
    subject: 'customer',
    signs: [
      ['response_id'],
      ['question_id'],
      ['question'],
      ['value'],
      ['sub_question_key', 'question_option_key', 'text'],
    ],
    shape: 'cases',
    case: ['response_id'],
    only: { heads: ['question'], values: [] },
    columns: [{ heads: ['value'], role: 'score', of: 'case', score: { kind: 'mean', low: 0, high: 10 } }],
  },
  {
    id: 'qualtrics-questions',
    tool: 'Qualtrics',
    title: 'list of questions',
    row: 'Each row is a question of a survey.',
    missing:
      'It lists questions, not what was answered, so there are no events in it; bring the survey responses instead.',
    subject: 'customer',
    signs: [['id', 'question_id'], ['survey_id'], ['question_text'], ['question_type']],
    shape: 'lookup',
    case: ['id', 'question_id'],
  },
]
