import '@xyflow/react/dist/base.css'
import '#renderer/ui/tokens.css'
import '#renderer/ui/controls.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { fontSources } from '#renderer/paint/fonts.ts'
import { findConnection } from '#renderer/platform/connection.ts'
import { membershipOfTab } from '#renderer/room/membership.ts'
import { createHostClient } from '#renderer/session/host-client.ts'
import { applyTheme } from '#renderer/ui/theme.ts'
import { App } from './App.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { GuestApp } from './GuestApp.tsx'

applyTheme()
// Registered, not loaded: the browser fetches each file when a character of its range is first shown.
for (const { family, weight, unicodeRange, url } of fontSources())
  document.fonts.add(
    new FontFace(family, `url("${url}") format("woff2")`, { weight, unicodeRange, display: 'swap' }),
  )
const connection = await findConnection()
// Whoever has no key of a host may be a guest of one: then this page came through its door.
const membership = connection.token === '' ? membershipOfTab() : null
const host = createHostClient(connection)
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ErrorBoundary support={membership ? null : host.support}>
      {membership ? (
        <GuestApp membership={membership} door={location.origin} onLeave={() => location.replace('/')} />
      ) : (
        <App host={host} />
      )}
    </ErrorBoundary>
  </StrictMode>,
)
