import { describe, expect, test } from 'vitest'
import {
  type ClientMessage,
  type HostMessage,
  MAX_MESSAGE,
  readClientMessage,
  readHostMessage,
  writeMessage,
} from '#shared/protocol/session.ts'

const HOST_MESSAGES: readonly HostMessage[] = [
  { type: 'saved', number: 7 },
  { type: 'unsaved', message: 'The disk is full. Free some room.' },
  { type: 'refused', message: 'Load the page anew.' },
  { type: 'closing', message: 'The project was closed.' },
]
const QUESTION: ClientMessage = { type: 'confirm', number: 1 }

describe('messages of a session', () => {
  test('come out as they went in', () => {
    expect(readClientMessage(writeMessage(QUESTION))).toEqual(QUESTION)
    for (const message of HOST_MESSAGES) expect(readHostMessage(writeMessage(message))).toEqual(message)
  })

  test('are read by the side they are meant for only', () => {
    expect(readHostMessage(writeMessage(QUESTION))).toBeUndefined()
    for (const message of HOST_MESSAGES) expect(readClientMessage(writeMessage(message))).toBeUndefined()
  })

  test('of any other making are none', () => {
    const others = [
      '',
      'null',
      '[]',
      '{}',
      '"confirm"',
      '{"type":"confirm"}',
      '{"type":"confirm","number":-1}',
      '{"type":"confirm","number":1.5}',
      '{"type":"confirm","number":"1"}',
      '{"type":"confirm","number":9007199254740993}',
      '{"type":"confirm","number":1e999}',
      '{"type":"constructor","number":1}',
      '{"type":"saved","number":1',
      '{"type":"unsaved","message":{}}',
      '\ud800',
    ]
    for (const payload of others) {
      expect(readClientMessage(payload)).toBeUndefined()
      expect(readHostMessage(payload)).toBeUndefined()
    }
  })

  test('carry nothing but what belongs to them', () => {
    const read = readClientMessage('{"type":"confirm","number":3,"role":"admin","__proto__":{"admin":true}}')
    expect(Object.entries(read ?? {})).toEqual(Object.entries({ type: 'confirm', number: 3 }))
    expect((read as { admin?: boolean }).admin).toBeUndefined()
  })

  test('that are too long are not even parsed', () => {
    const padded = (length: number): string => writeMessage(QUESTION).padEnd(length)
    expect(readClientMessage(padded(MAX_MESSAGE))).toEqual(QUESTION)
    expect(readClientMessage(padded(MAX_MESSAGE + 1))).toBeUndefined()
  })
})
