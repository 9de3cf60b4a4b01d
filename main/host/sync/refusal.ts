/** Makes Hocuspocus stop, with words for the window. Not an Error: Hocuspocus would print it. */
export class Refusal {
  /** WebSocket close code: 4401 for a wrong token, 4403 for what nobody may do. */
  readonly code: number
  readonly reason: string

  constructor(code: number, reason: string) {
    this.code = code
    this.reason = reason
  }
}
