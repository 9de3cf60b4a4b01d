import { expect, test } from 'vitest'
import { saveWords } from '#renderer/features/shell/save-words.ts'

test('only what the person must act on is a sentence', () => {
  expect(saveWords({ kind: 'saved' })).toEqual({ badge: 'Saved', tone: 'plain', sentence: null })
  expect(saveWords({ kind: 'offline', pending: true }).badge).toBe('Offline – kept in this window')
  expect(saveWords({ kind: 'offline', pending: false }).badge).toBe('Offline')
  expect(saveWords({ kind: 'unsaved', message: 'The disk is full; make room.' })).toMatchObject({
    badge: 'Not saved',
    tone: 'danger',
    sentence: 'Not saved: The disk is full; make room.',
  })
  expect(saveWords({ kind: 'stopped', message: 'The project was closed.' }).sentence).toBe(
    'The project was closed.',
  )
})
