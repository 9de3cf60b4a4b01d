/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), item by item, asked of the
 * shell's own bundle. What needs more room is asked elsewhere: the arguments of calls in `ipc-contract.test.ts`, what pages
 * get in `test/main/preload`, what they embed in `test/architecture/no-embedding.test.ts`, fuses in `test/packaging`.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { HandlerDetails, PermissionCheckHandlerHandlerDetails, WebContents } from 'electron'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHELL_CALLS, type ShellCall } from '#shared/protocol/desktop.ts'
import { until } from '#test/main/host/support/until.ts'
import { type RunningShell, startLastingShell } from '#test/support/electron/running-shell.ts'
import { bundleShell, readBundle, type ShellBundles } from '#test/support/electron/shell-bundles.ts'
import type { StandInSession } from '#test/support/electron/stand-in-session.ts'
import { preventable, type StandInWindow } from '#test/support/electron/stand-in-window.ts'

const root = join(import.meta.dirname, '../../..')

let bundles: ShellBundles
let shell: RunningShell
let window: StandInWindow
/** The window of a printed page; it is gone, but what it was made with and listens to can still be asked. */
let printed: StandInWindow
let sessions: readonly StandInSession[]
let hostUrl: string
beforeAll(async () => {
  bundles = await bundleShell(['desktop', 'preload', 'host'])
  shell = await startLastingShell(bundles)
  window = await shell.window()
  hostUrl = (await shell.connection()).url
  shell.electron.app.once('web-contents-created', () => {
    printed = shell.electron.windows.at(-1) as StandInWindow
  })
  await shell.call(window, 'printPdf', ['<p>Hello</p>', 210, 297])
  sessions = [window.webContents.session, printed.webContents.session]
})
afterAll(async () => {
  await shell.stop()
  await bundles.remove()
})

const EVIL = [
  'https://example.com/',
  'http://example.com/',
  'file:///etc/passwd',
  'throughline://print/x',
  'throughline://app.example.com/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'ftp://example.com/a',
  'smb://example.com/share',
  'ms-msdt:/id',
]

describe('windows', () => {
  test('2 to 6, 8 to 11: no Node in pages, isolated, sandboxed, web security and nothing experimental', async () => {
    const safe = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
    }
    expect(window.options.webPreferences).toMatchObject(safe)
    expect(printed.options.webPreferences).toMatchObject(safe)
    expect(printed.options.webPreferences).not.toHaveProperty('preload')
    expect(printed.options.show).toBe(false)
    for (const { options } of [window, printed]) {
      expect(options.webPreferences).not.toHaveProperty('enableBlinkFeatures')
      expect(options.webPreferences).not.toHaveProperty('disableBlinkFeatures')
      expect(options.webPreferences).not.toHaveProperty('additionalArguments')
    }
    expect(shell.electron.app.isSandboxEnabled).toBe(true)
  })

  test('1, 18: only the app’s own content, from a scheme of its own', async () => {
    expect(shell.electron.privileges).toEqual([
      {
        scheme: 'throughline',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
    expect(window.webContents.getURL()).toBe('throughline://app/')
    expect([...shell.electron.session.defaultSession.schemes.keys()]).toEqual(['throughline'])
    const bundle = await readBundle(bundles, 'desktop/main.js')
    expect(
      bundle.match(/\bloadFile\(|\bloadURL\((?!address)|interceptProtocol|registerFileProtocol/g),
    ).toBeNull()
  })

  test('7: a policy from default-src ’none’ that knows nobody but the app and its host', async () => {
    const policy = window.webContents.loads[0]?.policy ?? ''
    const sources = new Map(
      policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)] as const),
    )
    expect(sources.get('default-src')).toEqual(["'none'"])
    expect(sources.get('script-src')).toEqual(["'self'"])
    expect(sources.get('connect-src')).toEqual(["'self'", hostUrl, hostUrl.replace('http', 'ws')])
    for (const closed of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(sources.get(closed)).toEqual(["'none'"])
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:(?!\/\/127\.0\.0\.1:\d+)|frame-src|object-src/)
    expect(printed.webContents.loads[0]?.policy).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:",
    )
  })

  test('11 to 13: pages embed nothing and go nowhere, neither by themselves nor by redirects', async () => {
    for (const { webContents } of [window, printed]) {
      for (const name of ['will-frame-navigate', 'will-redirect'])
        for (const url of EVIL) {
          const event = preventable({ url, isMainFrame: true, isSameDocument: false })
          webContents.emit(name, event)
          expect(event.defaultPrevented, `${name} to ${url}`).toBe(true)
        }
      const framed = preventable({ url: 'throughline://app/', isMainFrame: false })
      webContents.emit('will-frame-navigate', framed)
      expect(framed.defaultPrevented).toBe(true)
      const webview = preventable({})
      webContents.emit('will-attach-webview', webview)
      expect(webview.defaultPrevented).toBe(true)
    }
    const reload = preventable({ url: 'throughline://app/#/project/abc', isMainFrame: true })
    window.webContents.emit('will-frame-navigate', reload)
    expect(reload.defaultPrevented).toBe(false)
    const printedReload = preventable({ url: 'throughline://app/', isMainFrame: true })
    printed.webContents.emit('will-frame-navigate', printedReload)
    expect(printedReload.defaultPrevented).toBe(true)
  })

  test('14: no page makes a window', async () => {
    for (const { webContents } of [window, printed])
      for (const url of [...EVIL, 'throughline://app/#/project/abc'])
        expect(webContents.windowOpen?.({ url } as HandlerDetails)).toEqual({ action: 'deny' })
    // The app's own address, asked for by its own window, is shown in a window that the shell makes.
    const second = await shell.window('#/project/abc')
    expect(second.options.webPreferences).toEqual(window.options.webPreferences)
    expect(shell.windows).toHaveLength(2)
  })
})

describe('sessions', () => {
  const ask = (session: StandInSession, permission: string, requestingUrl: string, isMainFrame = true) => {
    let permitted: boolean | undefined
    session.permissionRequest?.(
      {} as WebContents,
      permission as 'fullscreen',
      (answer) => {
        permitted = answer
      },
      { requestingUrl, isMainFrame },
    )
    const details = { requestingUrl, isMainFrame } as PermissionCheckHandlerHandlerDetails
    const checked = session.permissionCheck?.(null, permission as 'fullscreen', requestingUrl, details)
    expect(checked, `${permission} for ${requestingUrl}`).toBe(permitted)
    return permitted
  }

  test('5: permissions are denied but for copying, the full screen and the way to the host', async () => {
    const permitted = ['clipboard-sanitized-write', 'fullscreen', 'loopback-network', 'local-network-access']
    const denied = [
      ...['clipboard-read', 'media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock'],
      ...['openExternal', 'display-capture', 'mediaKeySystem', 'usb', 'hid', 'serial', 'fileSystem'],
      ...['window-management', 'idle-detection', 'storage-access', 'local-network', 'unknown', 'constructor'],
    ]
    for (const session of sessions) {
      for (const permission of permitted) {
        expect(ask(session, permission, 'throughline://app/'), permission).toBe(true)
        for (const stranger of [
          'https://example.com/',
          'throughline://print/',
          'null',
          '',
          'throughline://app:1/',
        ])
          expect(ask(session, permission, stranger), `${permission} for ${stranger}`).toBe(false)
        expect(ask(session, permission, 'throughline://app/', false)).toBe(false)
      }
      for (const permission of denied)
        expect(ask(session, permission, 'throughline://app/'), permission).toBe(false)
      expect(session.devicePermission?.({} as never)).toBe(false)
    }
  })

  test('nothing is loaded but the app, what it made itself, and its host', async () => {
    const [own, printing] = sessions as [StandInSession, StandInSession]
    const { port } = new URL(hostUrl)
    for (const url of ['throughline://app/a.js', `${hostUrl}/api/info`, `ws://127.0.0.1:${port}/sync`])
      expect(own.mayLoad(url), url).toBe(true)
    expect(own.mayLoad('blob:throughline://app/1')).toBe(true)
    const other = port === '9' ? '10' : '9'
    const strangers = [
      ...EVIL.filter((url) => !url.startsWith('data:')),
      `http://127.0.0.1:${other}/`,
      `https://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://127.0.0.1.example.com:${port}/`,
      `http://user@example.com:${port}/`,
    ]
    for (const url of strangers) expect(own.mayLoad(url), url).toBe(false)
    for (const url of [...strangers, `${hostUrl}/api/info`, 'throughline://app/a.js'])
      if (!url.startsWith('throughline://print/')) expect(printing.mayLoad(url), url).toBe(false)
    expect(printing.mayLoad('data:font/woff2;base64,')).toBe(true)
    expect([...shell.electron.partitions.keys()]).toEqual(['print'])
  })

  test('no certificate is trusted, no password asked for, nothing downloaded', async () => {
    const { app } = shell.electron
    for (const session of sessions) {
      let verified: number | undefined
      session.certificateVerify?.({} as never, (result) => {
        verified = result
      })
      expect(verified).toBe(-2)
      const download = preventable({})
      session.emit('will-download', download)
      expect(download.defaultPrevented).toBe(true)
    }
    let trusted: boolean | undefined
    const answer = (trust: boolean) => {
      trusted = trust
    }
    const certificate = preventable({})
    app.emit('certificate-error', certificate, {}, 'https://example.com', 'net::ERR', {}, answer)
    expect([certificate.defaultPrevented, trusted]).toEqual([true, false])
    for (const name of ['login', 'select-client-certificate']) {
      const event = preventable({})
      app.emit(name, event)
      expect(event.defaultPrevented, name).toBe(true)
    }
  })

  test('Chromium itself keeps off the network: no names, no proxies, no components, no dictionaries', async () => {
    const { switches } = shell.electron.app
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND , EXCLUDE 127.0.0.1')
    for (const name of [
      'disable-background-networking',
      'disable-component-update',
      'disable-domain-reliability',
    ])
      expect(switches.has(name), name).toBe(true)
    for (const session of sessions) {
      expect(session.proxy).toEqual({ mode: 'direct' })
      expect(session.dictionaryUrl).toMatch(/^throughline:/)
    }
    for (const name of [
      'no-sandbox',
      'disable-web-security',
      'ignore-certificate-errors',
      'remote-debugging-port',
    ])
      expect(switches.has(name), name).toBe(false)
  })
})

describe('the host', () => {
  const preflight = (origin: string) =>
    fetch(`${hostUrl}/api/projects`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-throughline',
      },
    })

  test('lets the pages of this shell read its answers, and no others', async () => {
    const { token } = await shell.connection()
    const admitted = await preflight('throughline://app')
    expect(admitted.ok).toBe(true)
    expect(admitted.headers.get('access-control-allow-origin')).toBe('throughline://app')
    expect(admitted.headers.get('access-control-allow-headers')).toContain('x-throughline')
    const headers = { origin: 'throughline://app', authorization: `Bearer ${token}` }
    const listed = await fetch(`${hostUrl}/api/projects`, { headers })
    expect([listed.status, listed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'throughline://app',
    ])

    for (const origin of ['https://example.com', 'throughline://print', 'throughline://app.evil', 'null']) {
      const refused = await preflight(origin)
      expect(refused.status, origin).toBe(403)
      expect(refused.headers.get('access-control-allow-origin'), origin).toBeNull()
      const asked = await fetch(`${hostUrl}/api/projects`, { headers: { ...headers, origin } })
      expect(asked.status, origin).toBe(403)
    }
  })

  test('lets the windows of this shell sync, and no others', async () => {
    const { host, port } = new URL(hostUrl)
    const statusFor = async (origin: string) => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.write(
        [
          'GET /sync HTTP/1.1',
          `Host: ${host}`,
          `Origin: ${origin}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          '\r\n',
        ].join('\r\n'),
      )
      const [answer] = (await once(socket, 'data')) as [Buffer]
      socket.destroy()
      return Number(answer.toString().split(' ')[1])
    }
    expect(await statusFor('throughline://app')).toBe(101)
    for (const origin of ['https://example.com', 'throughline://print', 'null'])
      expect(await statusFor(origin), origin).toBe(403)
  })
})

test('15: an address leaves the app only when it is https or mailto, and only after asking', async () => {
  const { dialog, opened } = shell.electron
  const offered = async (url: string, press: string) => {
    const before = dialog.boxes.length
    dialog.presses.splice(0, dialog.presses.length, press)
    window.webContents.windowOpen?.({ url } as HandlerDetails)
    await until('the question was answered', () => true)
    return dialog.boxes.length - before
  }
  for (const url of [
    ...EVIL.filter((url) => !url.startsWith('https:')),
    'https://me:secret@example.com/',
    'https://',
  ])
    expect(await offered(url, 'Open'), url).toBe(0)
  expect(await offered(`https://example.com/${'a'.repeat(3000)}`, 'Open')).toBe(0)
  expect(opened).toEqual([])

  expect(await offered('https://example.com/a?b#c', 'Cancel')).toBe(1)
  expect(opened).toEqual([])
  expect(dialog.boxes.at(-1)).toMatchObject({
    detail: 'https://example.com/a?b#c',
    defaultId: 1,
    cancelId: 1,
  })
  await offered('https://EXAMPLE.com/a?b#c', 'Open')
  await until('the browser was asked', () => opened.length === 1)
  await offered('mailto:mira@example.com', 'Write E-Mail')
  await until('the mail program was asked', () => opened.length === 2)
  expect(opened).toEqual(['https://example.com/a?b#c', 'mailto:mira@example.com'])
})

test('16: Electron is the one version that was tested, exactly, and new enough to be mended', async () => {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const installed = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8'))
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(installed.version).toBe(manifest.devDependencies.electron)
  expect(Number(installed.version.split('.')[0])).toBeGreaterThanOrEqual(45)
})

test('17: whoever is not the app’s own page is answered nothing, on any channel', async () => {
  expect(shell.electron.handlers.size).toBe(Object.keys(SHELL_CALLS).length)
  for (const call of Object.keys(SHELL_CALLS) as ShellCall[])
    for (const url of EVIL) {
      const sender = { senderFrame: { parent: null, url } as never }
      expect(await shell.call(window, call, [], sender), `${call} from ${url}`).toMatchObject({
        error: { code: 'not-allowed' },
      })
    }
})

test('20: pages get no part of Electron, only functions of our own', async () => {
  const preload = await readBundle(bundles, 'preload/preload.cjs')
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
  expect(preload).not.toMatch(/exposeInMainWorld\([^)]*(?:ipcRenderer|require\(|webFrame|process\b)/)
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
  expect(preload).not.toMatch(/\bsendSync\(|\bsendToHost\(|\.postMessage\(|\beval\(|new Function/)
})

test('19: fuses and updates are settled at build time, and the bundle has no back doors', async () => {
  const bundle = await readBundle(bundles, 'desktop/main.js')
  expect(
    bundle.match(/autoUpdater|crashReporter|electron-updater|@electron\/remote|openDevTools|\beval\(/g),
  ).toBeNull()
  const imported = [...bundle.matchAll(/from "([^"]+)"|\bimport\("([^"]+)"\)/g)].map(
    (match) => match[1] ?? match[2],
  )
  expect(imported.filter((name) => name !== 'electron' && !name?.startsWith('node:'))).toEqual([])
})
