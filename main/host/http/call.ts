import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostInfo } from '#shared/protocol/http.ts'
import type { Access } from '../access.ts'
import type { Doors } from '../door/doors.ts'
import type { JoinedWorkshops } from '../door/joined-workshops.ts'
import type { UserPlays } from '../library/user-plays.ts'
import type { UserTemplates } from '../library/user-templates.ts'
import type { Printer } from '../printer.ts'
import type { Projects } from '../projects.ts'

export interface ApiServices {
  readonly access: Access
  readonly info: HostInfo
  readonly projects: Projects
  readonly templates: UserTemplates
  readonly plays: UserPlays
  readonly printer: Printer | undefined
  readonly doors: Doors
  readonly joined: JoinedWorkshops
}

/** One question of a window, and what it takes to answer. */
export interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly services: ApiServices
  readonly query: URLSearchParams
  /** The project's id, where the path has one. */
  readonly id: string
  /** The picture's reference, where the path has one. */
  readonly image: string
}

export type Handler = (call: Call) => void | Promise<void>
export type Method = 'GET' | 'POST' | 'DELETE'

/** What is asked at a path; `:id` and `:image` stand for what differs from call to call. */
export interface Route {
  readonly path: string
  readonly handlers: Readonly<Partial<Record<Method, Handler>>>
}
