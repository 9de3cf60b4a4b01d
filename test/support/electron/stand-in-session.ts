import { EventEmitter } from 'node:events'
import type { OnBeforeRequestListenerDetails, Session } from 'electron'

type Handler<K extends keyof Session> = Session[K] extends (handler: infer H) => void ? NonNullable<H> : never
type SchemeHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  answer: (response: { cancel?: boolean }) => void,
) => void

/** A session that keeps the handlers it was given, to be asked by tests. */
export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setCertificateVerifyProc'
      | 'setSpellCheckerDictionaryDownloadURL'
      | 'setProxy'
    >
{
  permissionRequest: Handler<'setPermissionRequestHandler'> | undefined
  permissionCheck: Handler<'setPermissionCheckHandler'> | undefined
  devicePermission: Handler<'setDevicePermissionHandler'> | undefined
  certificateVerify: Handler<'setCertificateVerifyProc'> | undefined
  beforeRequest: BeforeRequest | undefined
  dictionaryUrl: string | undefined
  proxy: unknown
  readonly schemes = new Map<string, SchemeHandler>()

  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler) => {
      if (this.schemes.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`)
      this.schemes.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener
    },
  }

  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'> | null): void {
    this.permissionRequest = handler ?? undefined
  }

  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'> | null): void {
    this.permissionCheck = handler ?? undefined
  }

  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'> | null): void {
    this.devicePermission = handler ?? undefined
  }

  setCertificateVerifyProc(handler: Handler<'setCertificateVerifyProc'> | null): void {
    this.certificateVerify = handler ?? undefined
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url
  }

  async setProxy(proxy: unknown): Promise<void> {
    this.proxy = proxy
  }

  /** Whether a page of this session may load an address. */
  mayLoad(url: string): boolean {
    let cancelled: boolean | undefined
    this.beforeRequest?.({ url } as OnBeforeRequestListenerDetails, ({ cancel }) => {
      cancelled = cancel
    })
    return cancelled === false
  }

  /** Asks the scheme's handler as a page would. */
  async fetch(url: string, method = 'GET'): Promise<Response> {
    const handler = this.schemes.get(url.slice(0, url.indexOf(':')))
    if (!handler) throw new Error(`Nobody handles ${url}.`)
    return handler({ url, method } as Request)
  }
}
