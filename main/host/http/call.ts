import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostInfo } from '#shared/protocol/http.ts'
import type { Diagnostics } from '#shared/protocol/support.ts'
import type { Access } from '../access.ts'
import type { Doors } from '../door/doors.ts'
import type { JoinedWorkshops } from '../door/joined-workshops.ts'
import type { JourneyDataStore } from '../journey-data.ts'
import type { UserPlays } from '../library/user-plays.ts'
import type { UserTemplates } from '../library/user-templates.ts'
import type { Printer } from '../printer.ts'
import type { Projects } from '../projects.ts'
import type { RecoveryDesk } from '../recovery/recovery.ts'

export interface ApiServices {
  readonly access: Access
  readonly info: HostInfo
  readonly projects: Projects
  readonly templates: UserTemplates
  readonly plays: UserPlays
  readonly journeyData: JourneyDataStore
  readonly printer: Printer | undefined
  readonly doors: Doors
  readonly joined: JoinedWorkshops
  readonly recovery: RecoveryDesk
  /** What helps to find a fault, as it is now. */
  readonly diagnose: () => Promise<Diagnostics>
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
  /** Names of versions, where the path has them: which is asked for, and with which it is compared. */
  readonly version: string
  readonly from: string
  /** The data set's id and that of one of its files, where the path has them. */
  readonly dataSet: string
  readonly keptFile: string
}

export type Handler = (call: Call) => void | Promise<void>
export type Method = 'GET' | 'POST' | 'DELETE'

/** What is asked at a path; `:id` and the like stand for what differs from call to call. */
export interface Route {
  readonly path: string
  readonly handlers: Readonly<Partial<Record<Method, Handler>>>
}
