import { isId } from '#shared/base/ids.ts'

/** What a window shows, as its address says it behind the `#`. */
export type Route =
  | { readonly screen: 'start' }
  | {
      readonly screen: 'project'
      readonly id: string
      readonly mapId: string | null
      /** The presenter's own window, beside one that presents. */
      readonly present?: 'notes'
    }

export const START: Route = { screen: 'start' }

/**
 * Reads a fragment: `#/project/<id>?map=<id>`, or `#project=<id>&map=<id>` as the host prints it. Whatever else it may
 * be, it shows the start screen.
 */
export function parseRoute(fragment: string): Route {
  const path = /^#?\/project\/([^?]*)(?:\?(.*))?$/.exec(fragment)
  const fields = new URLSearchParams(path ? path[2] : fragment.replace(/^#/, ''))
  const id = path ? path[1] : fields.get('project')
  if (!isId(id)) return START
  const mapId = fields.get('map')
  const notes = fields.get('present') === 'notes' ? ({ present: 'notes' } as const) : {}
  return { screen: 'project', id, mapId: isId(mapId) ? mapId : null, ...notes }
}

/** The fragment that shows a route. */
export function fragmentOf(route: Route): string {
  if (route.screen === 'start') return '#/'
  const fields = [
    ...(route.mapId === null ? [] : [`map=${route.mapId}`]),
    ...(route.present === undefined ? [] : [`present=${route.present}`]),
  ].join('&')
  return `#/project/${route.id}${fields === '' ? '' : `?${fields}`}`
}
