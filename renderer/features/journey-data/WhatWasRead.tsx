import { useStore } from 'zustand'
import { Button } from '#renderer/ui/Button.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { plainWords, SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import { isUsedWithout, LEFT_OUT, type RowsRead } from '#shared/formats/logs/log-source.ts'
import { dayWords } from '#shared/layout/data-words.ts'
import { figuresOf } from '#shared/model/data-set.ts'
import type { Wizard, WizardState } from './wizard.ts'
import type { WizardFile } from './wizard-file.ts'

/** What was in the files: how much, of when, and what of it could not be used. */
export function WhatWasRead({ wizard }: { readonly wizard: Wizard }) {
  const state = useStore(wizard.state)
  const { summary, subject } = state
  if (!summary) return null
  const { rows, customers, events, from, asOf } = summary
  const used = rows.reduce((sum, file) => sum + file.used, 0)
  const twice = state.files.some(leavesOutRepeated)
    ? 0
    : rows.reduce((sum, file) => sum + repeatedIn(file), 0)
  const read = rows.reduce((sum, file) => sum + file.read, 0) - twice
  return (
    <section className="data-read" aria-label="What was read">
      <p>
        <strong>{counted(events, 'event')}</strong> of{' '}
        <strong>{counted(customers, ...SUBJECT_NOUNS[subject])}</strong>, {dayWords(from)} to {dayWords(asOf)}
        .{' '}
        {used === read
          ? `All ${plainWords(read)} rows are used.`
          : `${plainWords(used)} of ${counted(read, 'row')} are used.`}
        {twice > 0 ? ` ${counted(twice, 'row')} that several files hold count once.` : ''}
      </p>
      <News state={state} />
      {rows.map((file) => (
        <LeftOutRows key={file.file} wizard={wizard} file={file} isAlone={rows.length === 1} />
      ))}
    </section>
  )
}

/** Rows that are in another file too, or whose likes are to be left out. */
const repeatedIn = ({ leftOut }: RowsRead): number =>
  leftOut.find(({ reason }) => reason === 'repeated')?.rows ?? 0

const leavesOutRepeated = ({ known }: WizardFile): boolean =>
  known.kind === 'seen' && known.reading.repeated === 'leave-out'

/** What newer files bring to a data set. */
function News({ state: { into, summary, subject } }: { readonly state: WizardState }) {
  const before = into && figuresOf(into)
  if (!before || !summary) return null
  const known = new Set(before.states.map(({ name }) => name))
  const states = summary.states.filter(({ name }) => !known.has(name)).map(({ name }) => `“${name}”`)
  const [one, many] = SUBJECT_NOUNS[subject]
  return (
    <p>
      New: {moreWords(summary.customers - before.customers, one, many)},{' '}
      {moreWords(summary.events - before.events, 'event', 'events')}; it was known up to{' '}
      {dayWords(before.asOf)}.{states.length === 0 ? null : ` New states: ${states.slice(0, 8).join(', ')}.`}
    </p>
  )
}

const moreWords = (amount: number, one: string, many: string): string =>
  amount < 0 ? `${counted(-amount, one, many)} fewer` : `${counted(amount, one, many)} more`

function LeftOutRows({
  wizard,
  file,
  isAlone,
}: {
  readonly wizard: Wizard
  readonly file: RowsRead
  readonly isAlone: boolean
}) {
  const isLeftOut = useStore(wizard.state, ({ files }) => files.some(leavesOutRepeated))
  const leftOut = file.leftOut.filter(({ reason }) => isLeftOut || reason !== 'repeated')
  const again = isLeftOut ? 0 : file.repeated - repeatedIn(file)
  if (leftOut.length === 0 && again === 0) return null
  const rows = leftOut.reduce((sum, one) => sum + (isUsedWithout(one.reason) ? 0 : one.rows), 0)
  const what = rows > 0 ? `${counted(rows, 'row')} not used` : 'Good to know'
  return (
    <Disclosure label={isAlone ? what : `${file.file}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="data-left-out" tabIndex={0} aria-label={what}>
        <ul>
          {leftOut.map(({ reason, rows: amount, examples }) => (
            <li key={reason}>
              {counted(amount, 'row')} {LEFT_OUT[reason]}
              {isUsedWithout(reason) ? ' (used without it)' : ''}
              {examples.length === 0 ? null : (
                <ul>
                  {examples.map(({ line, text }) => (
                    <li key={line}>
                      Line {plainWords(line)}: <code>{text}</code>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
          {again > 0 ? (
            <li>
              {counted(again, 'row')} the same as an earlier one in every cell: logs have true repetitions, so
              they count.{' '}
              <Button size="small" onClick={() => void wizard.countRepeated(false)}>
                Leave them out
              </Button>
            </li>
          ) : null}
          {isLeftOut ? (
            <li>
              <Button size="small" onClick={() => void wizard.countRepeated(true)}>
                Count the repeated rows
              </Button>
            </li>
          ) : null}
        </ul>
      </section>
    </Disclosure>
  )
}
