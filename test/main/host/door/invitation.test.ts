import { expect, test } from 'vitest'
import { desktopLink, guestLink, readInvitation } from '#main/host/door/invitation.ts'

const FINGERPRINT = 'a1'.repeat(32)

test('an invitation is read as it was written, however it was pasted', () => {
  const link = desktopLink('192.168.1.20', 4748, 'K7M-4QX', FINGERPRINT)
  const read = { host: '192.168.1.20', port: 4748, code: 'K7M-4QX', fingerprint: FINGERPRINT }
  expect(readInvitation(link)).toEqual({ ok: true, value: read })
  expect(readInvitation(`  ${link}\n`)).toEqual({ ok: true, value: read })
  expect(readInvitation(link.toUpperCase())).toEqual({ ok: true, value: read })
  const v6 = readInvitation(desktopLink('[fd00::2]', 4748, 'K7M4QX', FINGERPRINT))
  expect(v6.ok && v6.value.host).toBe('fd00::2')
})

test('an address alone has neither code nor fingerprint', () => {
  const alone = { host: 'mac.local', port: 4748, code: '', fingerprint: undefined }
  expect(readInvitation('throughline://mac.local:4748')).toEqual({ ok: true, value: alone })
  expect(readInvitation('throughline://mac.local:4748/')).toEqual({ ok: true, value: alone })
})

test('the link for browsers is told apart from an invitation', () => {
  const link = guestLink('http://192.168.1.20:4747', { kind: 'code', code: 'K7M-4QX' }, 'A'.repeat(43))
  expect(link).toBe(`http://192.168.1.20:4747/#K7M-4QX.${'A'.repeat(43)}`)
  const read = readInvitation(link)
  expect(!read.ok && read.error.code).toBe('browser-link')
})

test('anything else is no invitation', () => {
  for (const text of [
    '',
    'K7M-4QX',
    'throughline://',
    'throughline://192.168.1.20',
    'throughline://192.168.1.20:0/',
    'throughline://192.168.1.20:70000/',
    'throughline://192.168.1.20:4748/#K7M-4QX',
    `throughline://192.168.1.20:4748/#K7M-4QX.${FINGERPRINT}00`,
    `throughline://192.168.1.20:4748/path#K7M-4QX.${FINGERPRINT}`,
    `throughline://user@192.168.1.20:4748/#K7M-4QX.${FINGERPRINT}`,
    `throughline://192.168.1.20\r\nX: y:4748/#K7M-4QX.${FINGERPRINT}`,
    'throughline://-a:4748/',
    'file:///etc/passwd',
  ]) {
    const read = readInvitation(text)
    expect(!read.ok && read.error.code, text).toBe('bad-invitation')
  }
})
