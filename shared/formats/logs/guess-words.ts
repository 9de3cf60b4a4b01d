import { foldName } from '#shared/base/fold.ts'

/**
 * A heading as headings are compared: `dealId`, `Deal ID`, `_deal_id` and `deal.id` are all `deal_id`. What tools put in
 * front of their own properties (`property_`, `hs_`, `$`) is left out.
 */
export function foldHead(name: string): string {
  const parted = name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
  return foldName(parted)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?:property_)?(?:hs_)?(?=\p{L})/u, '')
}

/** What a heading says a column is, as far as headings tell; `[meaning, words, how sure from 0 to 100]`. */
type Words = readonly (readonly [words: string, sure: number])[]

/** Who it is: customers before accounts, these before orders and the like, these before visits. */
const CASE: Words = [
  ['user_id|customer_id|client_id|patient_id|contact_id|visitor_id|person_id|member_id|subscriber_id', 100],
  [
    'userid|customerid|clientid|patientid|contactid|visitorid|memberid|user_pseudo_id|distinct_id|lead_id',
    100,
  ],
  ['user|customer|client|patient|contact|visitor|person|member|subscriber|lead|respondent|who|who_id', 95],
  ['customer_number|customer_no|customer_nr|customer_key|client_number|cust_id|crm_id|respondent_id', 100],
  ['kunde|kunden_id|kundenid|kundennummer|kunden_nr|kundennr|kundin|nutzer|nutzer_id|nutzerid|benutzer', 100],
  ['benutzer_id|mitglied|mitgliedsnummer|patientennummer|patienten_id|besucher|teilnehmer|interessent', 100],
  ['client_no|no_client|numero_client|numero_de_client|id_client|identifiant_client|utilisateur', 100],
  ['id_utilisateur|identifiant|adherent|patiente|visiteur|contact_email', 95],
  ['case_concept_name|case_id|caseid|case|fall|fall_id|fallid|fallnummer|trace|trace_id|dossier', 95],
  ['email|e_mail|email_address|mail|e_mail_adresse|email_adresse|adresse_e_mail|recipient|courriel', 90],
  ['recipient_email|customer_email|user_email', 90],
  ['anonymous_id|device_id|cookie_id|customer_name|kundenname|nom_client', 75],
  ['deal_id|ticket_id|opportunity_id|order_id|application_id|claim_id|contract_id|policy_id|loan_id', 80],
  ['vorgang|vorgang_id|vorgangsnummer|auftrag|auftragsnummer|auftrags_nr|bestellnummer|vertragsnummer', 80],
  ['commande|numero_commande|numero_de_commande|contrat|numero_contrat|deal|ticket|opportunity|order', 75],
  ['account_id|account|company_id|company|organisation|organization|organization_id|konto|firma', 70],
  ['session_id|session|visit_id|visit|sitzung|sitzungs_id|besuch|visite|ga_session_id', 50],
  ['id|key|nummer|nr|no|number|numero|record_id|response_id', 35],
]

const ACTIVITY: Words = [
  ['activity|activity_name|event|event_name|eventname|concept_name|touchpoint|handling|ereignis', 100],
  ['ereignisname|aktivitat|aktivitaet|kontaktpunkt|evenement|nom_evenement|activite|activite_nom', 100],
  ['action|event_type|activity_type|interaction|milestone|aktion|interaktion|ereignistyp', 90],
  ['stage|stage_name|state|status|step|phase|step_name|state_name|schritt|zustand|stufe|statut|etape', 85],
  ['deal_stage|lifecycle_stage|lifecyclestage|new_status|new_stage|to_stage|to_status|new_value', 85],
  ['etat|type_evenement|event_action|operation|task|task_name|page|page_name|screen|vorgang', 70],
  ['event_label|seite|taetigkeit|tatigkeit|arbeitsschritt|was|what', 70],
  ['type|name|typ|art|value|message|subject|title|betreff|url|page_url|page_path', 45],
]

const TIME: Words = [
  ['timestamp|time|event_time|event_timestamp|datetime|date_time|time_timestamp|occurred_at|event_date', 100],
  ['event_datetime|zeitstempel|zeitpunkt|ereigniszeit|horodatage|date_heure|datum_uhrzeit|ts|when|wann', 100],
  ['activity_date|activity_time|datum|date|zeit|uhrzeit|date_evenement|date_de_l_evenement|heure', 90],
  [
    'created_at|created|create_date|created_date|erstellt|erstellt_am|erfasst_am|angelegt_am|date_creation',
    80,
  ],
  ['start_time|start|started_at|start_date|start_timestamp|begin|beginn|begin_time|von|startzeit', 85],
  ['debut|date_debut|date_entered|entered_at|valid_from|from|eintritt|start_datum|startdatum', 85],
  ['recorded_date|response_date|submitted_at|answered_at|sent_at|received_at|closed_at|resolved_at', 70],
  ['day|tag|jour|end_date|end_time|completed_at|complete_timestamp|updated_at|updated|modified_at', 50],
]

const START: Words = [
  ['start|start_time|start_date|started_at|start_timestamp|begin|begin_time|began_at|beginn|von', 100],
  ['from|valid_from|debut|date_debut|startzeit|startdatum|start_datum|entered_at|date_entered|entered', 100],
  ['eintritt|fivetran_start|opened_at|arrival|ankunft|anfang|heure_debut|timestamp_start|time_start', 100],
]

const END: Words = [
  ['end|end_time|end_date|ended_at|end_timestamp|finish|finished_at|finish_time|stop|ende|bis|endzeit', 100],
  ['enddatum|end_datum|to|valid_to|until|fin|date_fin|heure_fin|exited_at|date_exited|exited|left_at', 100],
  ['austritt|complete|completed_at|completed|complete_time|complete_timestamp|fivetran_end', 100],
  ['timestamp_end|time_end|departure|abgang', 100],
]

const wordsOf = (table: Words): ReadonlyMap<string, number> =>
  new Map(table.flatMap(([words, sure]) => words.split('|').map((word) => [word, sure] as const)))

const TABLES = {
  case: wordsOf(CASE),
  activity: wordsOf(ACTIVITY),
  time: wordsOf(TIME),
  start: wordsOf(START),
  end: wordsOf(END),
}
/** What a heading may say that a column is. `start` and `end` are those of intervals. */
export type TellingMeaning = keyof typeof TABLES

/** How surely a heading says that a column is this, from 0 (says nothing of it) to 100. */
export function sureOf(meaning: TellingMeaning, head: string): number {
  const folded = foldHead(head)
  const table = TABLES[meaning]
  const whole = table.get(folded)
  if (whole !== undefined) return whole
  const within = [...table].filter(([word, sure]) => sure >= 80 && isWithin(meaning, folded, word))
  return within.reduce((most, [, sure]) => Math.max(most, sure - 15), 0)
}

/** `timestamp_utc`, `order_status`, `hashed_customer_id`; but not `customer_segment` or `new_customer`. */
function isWithin(meaning: TellingMeaning, folded: string, word: string): boolean {
  if (meaning === 'case') return SAYS_ID.test(word) && folded.endsWith(`_${word}`)
  return folded.endsWith(`_${word}`) || (meaning === 'time' && folded.startsWith(`${word}_`))
}

const SAYS_ID = /(?:id|no|nr|number|nummer|mail)$/

/** Columns that tools write for themselves: when a row was copied, whether it is deleted, on which line it was. */
const TECHNICAL =
  /^(?:fivetran_\w+|airbyte_\w+|dbt_\w+|etl_\w+|file|line|row(?:_number|_id|_no)?|index|unnamed_\d+|is_deleted|synced(?:_at)?|loaded_at|inserted_at|imported_at|system_modstamp|portal_id|mp_processing_time_ms|request_id|insert_id|batch_\w+|stream_id|ip|ip_address|remote_ip|user_agent|photo_url|reset_at)$/

/** Whether a heading names what a tool notes for itself; nothing of a customer's journey. */
export const isTechnical = (head: string): boolean => TECHNICAL.test(foldHead(head))

/** People who work on a case are not the case. */
const STAFF =
  /(?:^|_)(?:owner|assignee|assigned|agent|employee|resource|staff|rep|created_by|modified_by|modifying_user|submitter|mitarbeiter|bearbeiter|sachbearbeiter|zustandig|employe|responsable)(?:_|$)/

/** Whether a heading names those who do the work, not those whom it is for. */
export const isStaff = (head: string): boolean => STAFF.test(foldHead(head))
