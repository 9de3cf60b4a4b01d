import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { fragmentOf, parseRoute, type Route } from './route.ts'

interface Place {
  readonly route: Route
  /** The project was made a moment ago, for whoever wants to greet it. */
  readonly isNew: boolean
}

const store = createStore<Place>(() => ({ route: parseRoute(location.hash), isNew: false }))

/** The route that the address names, followed as it changes. One component of a window uses it. */
export function useRoute(): Place {
  useEffect(() => {
    const follow = () => store.setState({ route: parseRoute(location.hash), isNew: false })
    // Addresses come in two forms; only one of them is shown.
    history.replaceState(null, '', fragmentOf(store.getState().route))
    window.addEventListener('hashchange', follow)
    window.addEventListener('popstate', follow)
    return () => {
      window.removeEventListener('hashchange', follow)
      window.removeEventListener('popstate', follow)
    }
  }, [])
  return useStore(store)
}

/** Goes somewhere else, with a way back. */
export function goTo(route: Route, isNew = false): void {
  history.pushState(null, '', fragmentOf(route))
  store.setState({ route, isNew })
}

/** Goes somewhere else in place of where one is: for addresses that nobody would want to come back to. */
export function goToInstead(route: Route): void {
  history.replaceState(null, '', fragmentOf(route))
  store.setState({ route, isNew: false })
}

/** Notes in the address which map is shown, so that a reload and a second window show it too. */
export function noteMap(projectId: string, mapId: string | null): void {
  const { route } = store.getState()
  const isShown = route.screen === 'project' ? route.id === projectId : route.screen === 'joined'
  if (route.screen === 'start' || !isShown) return
  history.replaceState(null, '', fragmentOf({ ...route, mapId }))
}
