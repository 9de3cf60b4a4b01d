import '@xyflow/react/dist/base.css'
import '#renderer/ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { MapCanvas } from '#renderer/canvas/MapCanvas.tsx'
import { fontSources } from '#renderer/paint/fonts.ts'
import { findConnection } from '#renderer/platform/connection.ts'
import { createHostClient } from '#renderer/session/host-client.ts'
import { createMapModelStore } from '#renderer/session/map-model.ts'
import { openProjectSession } from '#renderer/session/project-session.ts'
import { ProjectProvider } from '#renderer/session/session-context.tsx'
import { createWindowStore } from '#renderer/session/window-state.ts'
import { applyTheme } from '#renderer/ui/theme.ts'
import { benchHooks } from './hooks.ts'

let resolve: (p: any) => void = () => {}
Object.assign(window, {
  bench: benchHooks(
    new Promise((r) => {
      resolve = r
    }),
  ),
})
// The bench asks for "bench.ready" through eval, which the app's content security policy rightly forbids.
const { eval: evaluate } = window
Object.assign(window, {
  eval: (text: string) => (text === 'bench.ready' ? (window as any).bench.ready : evaluate(text)),
})
applyTheme()
for (const { family, weight, unicodeRange, url } of fontSources())
  document.fonts.add(
    new FontFace(family, `url("${url}") format("woff2")`, { weight, unicodeRange, display: 'swap' }),
  )
const connection = await findConnection()
const host = createHostClient(connection)
const id = new URLSearchParams(location.search).get('project')!
const entry = await host.open(id)
if (!entry.ok) throw new Error(entry.error.message)
const session = openProjectSession(connection, id)
const window_ = createWindowStore()
const model = createMapModelStore(session.snapshot, window_)
const project = { host, entry: entry.value, session, window: window_, model }
await session.loaded
createRoot(document.getElementById('root')!).render(
  <ProjectProvider value={project}>
    <MapCanvas />
  </ProjectProvider>,
)
resolve(project)
