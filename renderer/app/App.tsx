import './app.css'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { droppedFiles } from '#renderer/actions/dropped-files.ts'
import { ImportZone } from '#renderer/features/start/ImportZone.tsx'
import { StartScreen } from '#renderer/features/start/StartScreen.tsx'
import { Diagnostics } from '#renderer/features/support/DiagnosticsDialog.tsx'
import { hasNews, RecoveryNotice, useRecovery } from '#renderer/features/support/RecoveryNotice.tsx'
import { desktop } from '#renderer/platform/bridge.ts'
import { membershipOfTab } from '#renderer/room/membership.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Messages } from '#renderer/ui/Messages.tsx'
import { TooltipProvider } from '#renderer/ui/Tooltip.tsx'
import { DOOR_API } from '#shared/protocol/door.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { GuestApp } from './GuestApp.tsx'
import { ProjectScreen } from './ProjectScreen.tsx'
import { fragmentOf, type JoinedRoute, START } from './route.ts'
import { Trouble } from './Trouble.tsx'
import { goTo, goToInstead, noteMap, useRoute } from './use-route.ts'

const NewProjectDialog = lazy(async () => ({
  default: (await import('#renderer/features/journey-data/NewProjectDialog.tsx')).NewProjectDialog,
}))

const openProject = ({ id }: ProjectEntry, isNew = false): void =>
  goTo({ screen: 'project', id, mapId: null }, isNew)

const openInstead = ({ id }: ProjectEntry): void => goToInstead({ screen: 'project', id, mapId: null })

/** A window of Throughline: the start screen or a project, with the messages in passing above it. */
export function App({ host }: { readonly host: HostClient }) {
  return (
    <TooltipProvider>
      {host.connection.token === '' ? (
        <Trouble
          title="This page was opened without its key"
          message="Open the address that Throughline printed when it started: the key stands at its end."
        />
      ) : (
        <ImportZone host={host} onOpen={openProject}>
          <Screen host={host} />
          <JourneyData host={host} />
        </ImportZone>
      )}
      <Messages />
    </TooltipProvider>
  )
}

/** Journey data that came without a project; its wizard stays in sight until its project is there with the numbers. */
function JourneyData({ host }: { readonly host: HostClient }) {
  const files = useStore(droppedFiles, ({ journeyData }) => journeyData)
  return files.length === 0 ? null : (
    <Suspense>
      <NewProjectDialog host={host} files={files} onOpen={openProject} />
    </Suspense>
  )
}

function Screen({ host }: { readonly host: HostClient }) {
  const { route, isNew } = useRoute()
  if (route.screen === 'project')
    return (
      <ProjectScreen
        key={route.id}
        host={host}
        id={route.id}
        mapId={route.mapId}
        present={route.present}
        isNew={isNew}
        onHome={() => goTo(START)}
        onMap={(mapId) => noteMap(route.id, mapId)}
      />
    )
  if (route.screen === 'joined') return <Joined key={route.tunnel} host={host} route={route} />
  return <Start host={host} />
}

/** A workshop of another machine, to which this window's own host leads. */
function Joined({ host, route }: { readonly host: HostClient; readonly route: JoinedRoute }) {
  const { tunnel, code } = route
  const [membership] = useState(membershipOfTab)
  return (
    <GuestApp
      membership={membership}
      code={code}
      door={host.connection.url + DOOR_API.tunnel(tunnel, '')}
      preamble={host.connection.token}
      onLeave={() => {
        void host.leaveElsewhere(tunnel)
        goTo(START)
      }}
    />
  )
}

function Start({ host }: { readonly host: HostClient }) {
  const { recovery, look } = useRecovery(host)
  const [isDiagnosing, setDiagnosing] = useState(false)
  useEffect(() => {
    document.title = 'Throughline'
    desktop?.setDocument(null)
  }, [])
  const openKept = (id: string) => goTo({ screen: 'project', id, mapId: null })
  const news =
    recovery && hasNews(recovery) ? (
      <RecoveryNotice host={host} recovery={recovery} onOpen={openKept} onChange={look} />
    ) : null
  return (
    <>
      <StartScreen
        host={host}
        hrefOf={({ id }) => fragmentOf({ screen: 'project', id, mapId: null })}
        onOpen={openProject}
        onFirstStart={openInstead}
        onJoin={(tunnel, code) => goTo({ screen: 'joined', tunnel, code, mapId: null })}
        news={recovery === undefined ? undefined : news}
        onDiagnose={() => setDiagnosing(true)}
      />
      {isDiagnosing ? (
        <Diagnostics support={host.support} facts={{}} onClose={() => setDiagnosing(false)} />
      ) : null}
    </>
  )
}
