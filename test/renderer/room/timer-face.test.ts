import { describe, expect, test } from 'vitest'
import { clockWords, faceWords, timerFace } from '#renderer/room/timer-face.ts'

const running = (total: number, endsAt: number) => ({ label: '', total, endsAt, left: total })

describe('the face of a timer', () => {
  test('counts down in whole seconds, and shows each of them for a second', () => {
    const timer = running(300_000, 1_300_000)
    expect(timerFace(timer, 1_000_000)).toEqual({ phase: 'running', seconds: 300, used: 0 })
    expect(timerFace(timer, 1_000_001).seconds).toBe(300)
    expect(timerFace(timer, 1_001_000).seconds).toBe(299)
    expect(timerFace(timer, 1_150_000).used).toBe(0.5)
  })

  test('says when the last minute has begun, but not of a minute that was all', () => {
    expect(timerFace(running(300_000, 60_001), 0).phase).toBe('running')
    expect(timerFace(running(300_000, 60_000), 0).phase).toBe('last-minute')
    expect(timerFace(running(60_000, 60_000), 0).phase).toBe('running')
  })

  test('counts up once the time is over', () => {
    const timer = running(60_000, 1000)
    expect(faceWords(timerFace(timer, 1000))).toBe('+0:00')
    expect(faceWords(timerFace(timer, 1999))).toBe('+0:00')
    expect(timerFace(timer, 73_000)).toEqual({ phase: 'over', seconds: 72, used: 1 })
    expect(faceWords(timerFace(timer, 73_000))).toBe('+1:12')
  })

  test('stands still while it is paused', () => {
    const timer = { label: '', total: 60_000, endsAt: null, left: 12_300 }
    expect(timerFace(timer, 5)).toEqual(timerFace(timer, 5_000_000))
    expect(timerFace(timer, 5)).toMatchObject({ phase: 'paused', seconds: 13 })
  })

  test('is read as clocks are', () => {
    expect([0, 5, 65, 600, 3600, 3905].map(clockWords)).toEqual([
      '0:00',
      '0:05',
      '1:05',
      '10:00',
      '1:00:00',
      '1:05:05',
    ])
  })
})
