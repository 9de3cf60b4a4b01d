import { isId } from '#shared/base/ids.ts'

/** What a window shows, as its address says it behind the `#`. */
export type Route =
  | { readonly screen: 'start' }
  /** A workshop of another machine, through a tunnel of this one's host. */
  | {
      readonly screen: 'joined'
      readonly tunnel: string
      readonly code: string
      readonly mapId: string | null
    }
  | {
      readonly screen: 'project'
      readonly id: string
      readonly mapId: string | null
      /** The presenter's own window, beside one that presents; or the one that the whole room sees. */
      readonly present?: 'notes' | 'room'
    }

/** Windows beside the one that is worked in. */
const WINDOWS = ['notes', 'room'] as const

export type JoinedRoute = Extract<Route, { readonly screen: 'joined' }>

export const START: Route = { screen: 'start' }

/**
 * Reads a fragment: `#/project/<id>?map=<id>`, or `#project=<id>&map=<id>` as the host prints it. Whatever else it may
 * be, it shows the start screen.
 */
export function parseRoute(fragment: string): Route {
  const joined = /^#\/joined\/([\w-]{1,64})(?:\?(.*))?$/.exec(fragment)
  if (joined) {
    const given = new URLSearchParams(joined[2])
    const mapId = given.get('map')
    return {
      screen: 'joined',
      tunnel: joined[1] ?? '',
      code: given.get('code') ?? '',
      mapId: isId(mapId) ? mapId : null,
    }
  }
  const path = /^#?\/project\/([^?]*)(?:\?(.*))?$/.exec(fragment)
  const fields = new URLSearchParams(path ? path[2] : fragment.replace(/^#/, ''))
  const id = path ? path[1] : fields.get('project')
  if (!isId(id)) return START
  const mapId = fields.get('map')
  const present = WINDOWS.find((mark) => mark === fields.get('present'))
  return { screen: 'project', id, mapId: isId(mapId) ? mapId : null, ...(present && { present }) }
}

/** The fragment that shows a route. */
export function fragmentOf(route: Route): string {
  if (route.screen === 'start') return '#/'
  if (route.screen === 'joined') {
    const map = route.mapId === null ? '' : `&map=${route.mapId}`
    return `#/joined/${route.tunnel}?code=${encodeURIComponent(route.code)}${map}`
  }
  const fields = [
    ...(route.mapId === null ? [] : [`map=${route.mapId}`]),
    ...(route.present === undefined ? [] : [`present=${route.present}`]),
  ].join('&')
  return `#/project/${route.id}${fields === '' ? '' : `?${fields}`}`
}
