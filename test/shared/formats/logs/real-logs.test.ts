import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fileOf } from './inspect-builders.ts'
import { columnOf, leftOut, read, readingOf } from './log-files.ts'

const data = resolve(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(resolve(data, 'logs'))
const title = present ? 'the logs at hand' : 'the logs at hand (skipped: there are none in ../shared/data)'

const bytesOf = (name: string): Uint8Array => Uint8Array.from(readFileSync(resolve(data, name)))
const truthOf = (name: string) => JSON.parse(readFileSync(resolve(data, `truth/${name}.json`), 'utf8'))

describe.skipIf(!present)(title, () => {
  const ecom = readingOf({
    caseColumn: 'user_id',
    activityColumn: 'event',
    timeColumn: 'timestamp',
    columns: [
      { column: 'platform', role: 'segment', of: 'event' },
      { column: 'user_cohort', role: 'segment', of: 'case' },
    ],
  })

  test('the shop: packed or not, whole or in a newer export', async () => {
    const packed = bytesOf('logs/ecom.csv.gz')
    const { log, rows } = await read({ source: fileOf(packed, 'ecom.csv.gz', 65_536), reading: ecom })
    const { case_is_user: truth } = truthOf('ecom').views
    expect([log.cases.length, log.at.length, log.activities.length]).toEqual([
      truth.cases,
      truth.events,
      truth.activities,
    ])
    expect(rows).toEqual([{ file: 'ecom.csv.gz', read: 31_106, used: 31_106, repeated: 30, leftOut: [] }])
    expect(Math.min(...log.at)).toBe(Date.parse(truth.first_event))
    expect(Math.max(...log.at)).toBe(Date.parse(truth.last_event))
    expect(new Set(columnOf(log, 'platform'))).toEqual(new Set(['desktop', 'mobile', 'tablet']))
    expect(columnOf(log, 'user_cohort')).toHaveLength(truth.cases)

    const text = gunzipSync(packed).toString()
    const older = text.slice(0, text.lastIndexOf('\n', text.length / 2) + 1)
    const file = (content: string) => ({ source: fileOf(content, 'export.csv', 65_536), reading: ecom })
    const united = await read(file(older), file(text))
    expect(united.log).toEqual(log)
  })

  test('the hospital: starts, completes, or both', async () => {
    const source = fileOf(bytesOf('logs/patients.csv'), 'patients.csv', 65_536)
    const { views } = truthOf('patients')
    const modes = { all: views.all_rows, complete: views.complete_only, start: views.start_only }
    for (const [lifecycle, truth] of Object.entries(modes)) {
      const reading = readingOf({
        caseColumn: 'patient',
        activityColumn: 'handling',
        timeColumn: 'time',
        lifecycleColumn: 'registration_type',
        lifecycle: lifecycle as 'all',
      })
      const { log, rows } = await read({ source, reading })
      expect([log.cases.length, log.at.length], lifecycle).toEqual([truth.cases, truth.events])
      expect(rows[0]?.read).toBe(5442)
      expect(Math.max(...log.at)).toBe(Date.parse(truth.last_event))
    }
  })

  test('a history of properties, of which only some are states', async () => {
    const { log, rows } = await read({
      source: fileOf(bytesOf('crm/zendesk_ticket_field_history_data.csv'), 'tickets.csv'),
      reading: readingOf({
        caseColumn: 'ticket_id',
        activityColumn: 'value',
        timeColumn: 'updated',
        only: { column: 'field_name', values: ['status'] },
      }),
    })
    const { used = 0, read: all = 0, leftOut: out = [] } = rows[0] ?? {}
    expect(log.activities).toContain('open')
    expect(all).toBe(used + out.reduce((sum, one) => sum + one.rows, 0))
    expect(leftOut(rows[0]).filtered).toHaveLength(5)
  })

  test('every export can be walked to its end, as cases of its first column', async () => {
    for (const name of readdirSync(resolve(data, 'crm'))) {
      const bytes = bytesOf(`crm/${name}`)
      const [head = ''] = new TextDecoder().decode(bytes).split(/\r?\n/, 1)
      const [first = ''] = head.split(',')
      const reading = readingOf({
        caseColumn: first.trim(),
        activityColumn: null,
        timeColumn: null,
        shape: 'cases',
      })
      const events = readingOf({ caseColumn: 'id', activityColumn: null })
      const { rows } = await read(
        { source: fileOf('id,when\nnobody,2024-01-01\n'), reading: events },
        { source: fileOf(bytes, name), reading },
      )
      const known = rows[1]?.leftOut.filter(({ reason }) => reason !== 'no-such-case' && reason !== 'no-case')
      expect([name, known]).toEqual([name, []])
    }
  })
})
