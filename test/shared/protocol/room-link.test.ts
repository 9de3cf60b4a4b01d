import { describe, expect, test } from 'vitest'
import { readCode, readLink, readTyped, writeLink } from '#shared/protocol/room-link.ts'

const HOST_KEY = 'NRnlm5PYyPrRU_fBVFeBjT-zXYdwILYD44DEpknOax4'

describe('the code', () => {
  test.each(['K7M-4QX', 'k7m4qx', ' k7m 4qx ', 'K7M–4QX'])('%s is the code, however it is typed', (typed) => {
    expect(readCode(typed)).toBe('K7M-4QX')
  })

  test.each(['', 'K7M-4Q', 'K7M-4QXX', 'K7M-4Q0', 'K7M_4QX', 'I7M-4QX'])('“%s” is none', (typed) => {
    expect(readCode(typed)).toBeNull()
  })
})

describe('the link', () => {
  test('brings a code and the host’s key', () => {
    const link = { key: { kind: 'code', code: 'K7M-4QX' }, hostKey: HOST_KEY } as const
    expect(readLink(`#K7M-4QX.${HOST_KEY}`)).toEqual(link)
    expect(readLink(writeLink(link))).toEqual(link)
  })

  test('brings an invitation, whose signature is not taken for the host’s key', () => {
    const invitation = `eyJpIjoiYSJ9.${HOST_KEY.toLowerCase()}`
    const link = { key: { kind: 'invitation', invitation }, hostKey: HOST_KEY } as const
    expect(readLink(writeLink(link))).toEqual(link)
    expect(readLink(writeLink({ ...link, hostKey: null }))).toEqual({ ...link, hostKey: null })
  })

  test('may be a code alone', () => {
    expect(readLink('#k7m4qx')).toEqual({ key: { kind: 'code', code: 'K7M-4QX' }, hostKey: null })
  })

  test.each(['', '#', '#/project/abc', '#token=abc', `#K7M-4QX.${HOST_KEY.slice(1)}`, `#.${HOST_KEY}`])(
    '“%s” is none',
    (fragment) => {
      expect(readLink(fragment)).toBeNull()
    },
  )

  test('may be typed where the code is asked for', () => {
    expect(readTyped(`http://192.168.1.20:4747/#K7M-4QX.${HOST_KEY}`)).toMatchObject({ hostKey: HOST_KEY })
    expect(readTyped(' k7m-4qx ')).toMatchObject({ key: { code: 'K7M-4QX' } })
    expect(readTyped('hello')).toBeNull()
  })
})
