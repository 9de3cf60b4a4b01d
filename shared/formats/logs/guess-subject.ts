import type { Subject } from '#shared/model/data-set.ts'
import { foldHead } from './guess-words.ts'

const SUBJECTS: readonly (readonly [Subject, RegExp])[] = [
  ['session', /(?:^|_)(?:session|sessions|visit|sitzung|besuch|visite)(?:_|$)/],
  ['deal', /(?:^|_)(?:deal|opportunity)(?:_|$)/],
  ['ticket', /(?:^|_)(?:ticket|incident|stoerung|storung)(?:_|$)/],
  ['account', /(?:^|_)(?:account|company|organi[sz]ation|firma|konto|compte|entreprise)(?:_|$)/],
  [
    'case',
    /(?:^|_)(?:case|caseid|trace|fall|fallid|fallnummer|vorgang\w*|order|claim|application|contract|loan|auftrag\w*|bestellnummer|vertragsnummer|commande|dossier|contrat)(?:_|$)/,
  ],
]

/** What the cases are whose ids stand under a heading; customers where it does not say. */
export function subjectOf(caseColumn: string): Subject {
  const folded = foldHead(caseColumn)
  return SUBJECTS.find(([, words]) => words.test(folded))?.[0] ?? 'customer'
}
