import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import type { Host } from '#main/host/host.ts'
import { newId } from '#shared/base/ids.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { DOCUMENT_VERSION, openTables, tableOf } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type HostMessage, readHostMessage, SYNC_PATH, writeMessage } from '#shared/protocol/session.ts'
import { until } from './until.ts'

export const socketUrl = ({ port }: { readonly port: number }): string => `ws://127.0.0.1:${port}${SYNC_PATH}`

/** A window's side of syncing, without a screen. */
export class TestWindow {
  readonly doc: Y.Doc
  readonly provider: HocuspocusProvider
  readonly socket: HocuspocusProviderWebsocket
  /** What the host said, in order. */
  readonly heard: HostMessage[] = []
  /** Why the host did not let it in. */
  denied: string | undefined
  #asked = 0

  constructor(
    host: Pick<Host, 'port' | 'token'>,
    projectId: string,
    options: {
      readonly token?: string
      readonly doc?: Y.Doc
      readonly url?: string
      /** Made in place of the runtime's own WebSockets. */
      readonly socketClass?: new (
        url: string,
      ) => unknown
    } = {},
  ) {
    this.doc = openTables(options.doc ?? new Y.Doc())
    this.socket = new HocuspocusProviderWebsocket({
      url: options.url ?? socketUrl(host),
      ...(options.socketClass ? { WebSocketPolyfill: options.socketClass } : {}),
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
    })
    this.provider = new HocuspocusProvider({
      name: projectId,
      document: this.doc,
      websocketProvider: this.socket,
      token: options.token ?? `${DOCUMENT_VERSION}.${host.token}`,
      onStateless: ({ payload }) => {
        const message = readHostMessage(payload)
        if (message) this.heard.push(message)
      },
      onAuthenticationFailed: ({ reason }) => {
        this.denied = reason
      },
    })
    this.provider.attach()
    onTestFinished(() => this.close())
  }

  async synced(): Promise<this> {
    await until('the window was synced', () => this.provider.isSynced)
    return this
  }

  snapshot(): Snapshot {
    return projectDocument(this.doc)
  }

  texts(): string[] {
    return Object.values(this.snapshot().cards).map(({ text }) => text)
  }

  /** Puts a card on the first map, and answers its id. */
  addCard(text: string): string {
    const id = newId()
    const first = (table: 'lanes' | 'steps') => tableOf(this.doc, table).keys().next().value ?? ''
    const card = { id, laneId: first('lanes'), stepId: first('steps'), fields: { text } }
    this.edit({ type: 'cards.add', cards: [card], beforeId: null })
    return id
  }

  removeCard(id: string): void {
    this.edit({ type: 'cards.remove', ids: [id] })
  }

  edit(command: Command): void {
    const done = runCommands(this.doc, [command], this)
    if (!done.ok) throw new Error(done.error.message)
  }

  /** Asks whether all is saved; answers the question's number. */
  ask(): number {
    this.provider.sendStateless(writeMessage({ type: 'confirm', number: ++this.#asked }))
    return this.#asked
  }

  hasHeard(type: HostMessage['type']): HostMessage | undefined {
    return this.heard.find((message) => message.type === type)
  }

  isSaved(question: number): boolean {
    return this.heard.some((message) => message.type === 'saved' && message.number >= question)
  }

  /** Resolves when the host says that everything sent so far is on disk. */
  async saved(): Promise<void> {
    const question = this.ask()
    await until('the host said “saved”', () => this.isSaved(question))
  }

  close(): void {
    this.provider.destroy()
    this.socket.destroy()
  }
}
