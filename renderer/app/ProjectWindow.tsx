import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { runCommand } from '#renderer/actions/commands.ts'
import { MapCanvas } from '#renderer/canvas/MapCanvas.tsx'
import { ActivityEffects } from '#renderer/features/activities/ActivityEffects.tsx'
import { ActivityTools } from '#renderer/features/activities/ActivityTools.tsx'
import { LossNotice } from '#renderer/features/history/LossNotice.tsx'
import { ProjectDropZone } from '#renderer/features/import/ProjectDropZone.tsx'
import { Inspector } from '#renderer/features/inspector/Inspector.tsx'
import { ArrivalNotice } from '#renderer/features/merge/ArrivalNotice.tsx'
import { CopiesNotice } from '#renderer/features/merge/CopiesNotice.tsx'
import { ReadOnlyNotice } from '#renderer/features/merge/ReadOnlyNotice.tsx'
import { EmptyMap } from '#renderer/features/onboarding/EmptyMap.tsx'
import { Hints } from '#renderer/features/onboarding/Hints.tsx'
import { ParkingPanel } from '#renderer/features/parking/ParkingPanel.tsx'
import { FaceRow } from '#renderer/features/presence/FaceRow.tsx'
import { FollowFrame } from '#renderer/features/presence/FollowFrame.tsx'
import { RecoveredPanel } from '#renderer/features/recovered/RecoveredPanel.tsx'
import { SaveBanner } from '#renderer/features/shell/SaveBadge.tsx'
import { TopBar } from '#renderer/features/shell/TopBar.tsx'
import { DiagnosticsDialog } from '#renderer/features/support/DiagnosticsDialog.tsx'
import { SelectionToolbar } from '#renderer/features/toolbar/SelectionToolbar.tsx'
import { WorkshopBar } from '#renderer/features/workshop/bar/WorkshopBar.tsx'
import { WorkshopButton } from '#renderer/features/workshop/WorkshopButton.tsx'
import { desktop } from '#renderer/platform/bridge.ts'
import { hasUnsavedEdits } from '#renderer/session/save-state.ts'
import { type ProjectContext, ProjectProvider, useWindow } from '#renderer/session/session-context.tsx'
import type { DialogName, WindowState } from '#renderer/session/window-state.ts'
import { Notices } from '#renderer/ui/Notice.tsx'
import { projectOf } from '#shared/model/snapshot.ts'
import { bindKeys } from './keys.ts'
import { windowTitle } from './window-title.ts'

// What is asked for by name comes once the map is there: nobody waits for a dialog to see it.
const CommentsPanel = lazy(async () => ({
  default: (await import('#renderer/features/comments/CommentsPanel.tsx')).CommentsPanel,
}))
const DoorScreen = lazy(async () => ({
  default: (await import('#renderer/features/workshop/DoorScreen.tsx')).DoorScreen,
}))
const ExportAgain = lazy(async () => ({
  default: (await import('#renderer/features/export/ExportAgain.tsx')).ExportAgain,
}))
const ExportDialog = lazy(async () => ({
  default: (await import('#renderer/features/export/ExportDialog.tsx')).ExportDialog,
}))
const FilterBar = lazy(async () => ({
  default: (await import('#renderer/features/find/FilterBar.tsx')).FilterBar,
}))
const loadFindPanel = async () => ({
  default: (await import('#renderer/features/find/FindPanel.tsx')).FindPanel,
})
const FindPanel = lazy(loadFindPanel)
const ComparisonScreen = lazy(async () => ({
  default: (await import('#renderer/features/compare/ComparisonScreen.tsx')).ComparisonScreen,
}))
const HistoryPanel = lazy(async () => ({
  default: (await import('#renderer/features/history/HistoryPanel.tsx')).HistoryPanel,
}))
const ImportDialog = lazy(async () => ({
  default: (await import('#renderer/features/import/ImportDialog.tsx')).ImportDialog,
}))
const InsightsPanel = lazy(async () => ({
  default: (await import('#renderer/features/insights/InsightsPanel.tsx')).InsightsPanel,
}))
const JourneyDialog = lazy(async () => ({
  default: (await import('#renderer/features/journey-data/JourneyDialog.tsx')).JourneyDialog,
}))
const MatrixDialog = lazy(async () => ({
  default: (await import('#renderer/features/insights/matrix/MatrixDialog.tsx')).MatrixDialog,
}))
const MergeDialog = lazy(async () => ({
  default: (await import('#renderer/features/merge/MergeDialog.tsx')).MergeDialog,
}))
const NameVersionDialog = lazy(async () => ({
  default: (await import('#renderer/features/history/NameDialog.tsx')).NameVersionDialog,
}))
const NewMapDialog = lazy(async () => ({
  default: (await import('#renderer/features/shell/NewMapDialog.tsx')).NewMapDialog,
}))
const loadPalette = async () => ({
  default: (await import('#renderer/features/palette/Palette.tsx')).Palette,
})
const Palette = lazy(loadPalette)
const NumbersPanel = lazy(async () => ({
  default: (await import('#renderer/features/numbers/NumbersPanel.tsx')).NumbersPanel,
}))
const PersonaLibrary = lazy(async () => ({
  default: (await import('#renderer/features/personas/PersonaLibrary.tsx')).PersonaLibrary,
}))
const Presentation = lazy(async () => ({
  default: (await import('#renderer/features/present/Presentation.tsx')).Presentation,
}))
const RatingDialog = lazy(async () => ({
  default: (await import('#renderer/features/activities/RatingDialog.tsx')).RatingDialog,
}))
const ReviewPanel = lazy(async () => ({
  default: (await import('#renderer/features/merge/ReviewPanel.tsx')).ReviewPanel,
}))
const RoundDialog = lazy(async () => ({
  default: (await import('#renderer/features/activities/RoundDialog.tsx')).RoundDialog,
}))
const SaveAsDialog = lazy(async () => ({
  default: (await import('#renderer/features/files/SaveAsDialog.tsx')).SaveAsDialog,
}))
const SaveTemplateDialog = lazy(async () => ({
  default: (await import('#renderer/features/save-template/SaveTemplateDialog.tsx')).SaveTemplateDialog,
}))
const StageSetsDialog = lazy(async () => ({
  default: (await import('#renderer/features/stage-sets/StageSetsDialog.tsx')).StageSetsDialog,
}))
const ShortcutSheet = lazy(async () => ({
  default: (await import('#renderer/features/shortcuts/ShortcutSheet.tsx')).ShortcutSheet,
}))
const SummaryDialog = lazy(async () => ({
  default: (await import('#renderer/features/summary/SummaryDialog.tsx')).SummaryDialog,
}))
const VersionsScreen = lazy(async () => ({
  default: (await import('#renderer/features/history/VersionsScreen.tsx')).VersionsScreen,
}))
const VoteDialog = lazy(async () => ({
  default: (await import('#renderer/features/activities/VoteDialog.tsx')).VoteDialog,
}))
const VotesPanel = lazy(async () => ({
  default: (await import('#renderer/features/activities/VotesPanel.tsx')).VotesPanel,
}))
const WorkshopPanel = lazy(async () => ({
  default: (await import('#renderer/features/workshop/WorkshopPanel.tsx')).WorkshopPanel,
}))

export interface ProjectWindowProps {
  readonly project: ProjectContext
  readonly isNew: boolean
  /** To all projects; `null` where this window has one alone. */
  readonly onHome: (() => void) | null
  /** To the page of phones, for a guest who would rather have that. */
  readonly onSimple?: (() => void) | null
  readonly onMap: (mapId: string | null) => void
}

/** An opened project with everything around its map. */
export function ProjectWindow({ project, isNew, onHome, onSimple = null, onMap }: ProjectWindowProps) {
  useEffect(() => bindKeys(project), [project])
  useEffect(() => desktop?.onMenu((id) => runCommand(project, id)), [project])
  useEffect(
    () =>
      project.window.subscribe(({ mapId }, before) => (mapId === before.mapId ? undefined : onMap(mapId))),
    [project, onMap],
  )
  // Whoever asks for these goes on typing at once.
  useEffect(() => void Promise.all([loadPalette(), loadFindPanel()]), [])
  const screen = useStore(project.window, (state) => state.screen)
  return (
    <ProjectProvider value={project}>
      <div className="project-window" inert={screen === 'present'}>
        {screen === 'compare' || screen === 'versions' ? (
          <Suspense>{screen === 'compare' ? <ComparisonScreen /> : <VersionsScreen />}</Suspense>
        ) : (
          <>
            <TopBar isNew={isNew} onHome={onHome} onSimple={onSimple} extra={<WorkshopButton />} />
            <Suspense>
              <FilterBar />
            </Suspense>
            {screen === 'present' ? null : <Workplace project={project} />}
            {screen === 'present' ? null : <WorkshopBar tools={<ActivityTools />} />}
          </>
        )}
        <Dialogs onHome={onHome} />
        <ActivityEffects />
        <Titles project={project} />
      </div>
      <Suspense>{screen === 'present' ? <Presentation /> : null}</Suspense>
    </ProjectProvider>
  )
}

function Workplace({ project }: { readonly project: ProjectContext }) {
  const isEmpty = useStore(project.model, ({ model }) => (model?.view.stages.length ?? 0) === 0)
  return (
    <div className="project-window-work">
      <main className="project-window-map" aria-label="Map">
        {isEmpty ? <EmptyMap /> : <MapCanvas toolbar={<SelectionToolbar />} />}
        {isEmpty || project.host.connection.token === '' ? null : <Hints />}
        {isEmpty ? null : <FollowFrame />}
        <FaceRow />
        <ProjectDropZone />
        <Notices>
          <LossNotice />
          <ArrivalNotice />
          <SaveBanner />
          <ReadOnlyNotice />
          <CopiesNotice />
        </Notices>
      </main>
      <Inspector />
      <RecoveredPanel />
      <ParkingPanel />
      <OnceAsked by={({ panel }) => panel === 'find'}>
        <FindPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'comments'}>
        <CommentsPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'insights'}>
        <InsightsPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'numbers'}>
        <NumbersPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'history'}>
        <HistoryPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'people' || panel === 'agenda'}>
        <WorkshopPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'review'}>
        <ReviewPanel />
      </OnceAsked>
      <OnceAsked by={({ panel }) => panel === 'votes'}>
        <VotesPanel />
      </OnceAsked>
    </div>
  )
}

function Dialogs({ onHome }: { readonly onHome: (() => void) | null }) {
  const dialogs: readonly (readonly [DialogName, ReactNode])[] = [
    ['merge', <MergeDialog key="merge" />],
    ['import', <ImportDialog key="import" />],
    ['journey-data', <JourneyDialog key="journey-data" />],
    ['name-version', <NameVersionDialog key="name-version" />],
    ['new-map', <NewMapDialog key="new-map" />],
    ['door', <DoorScreen key="door" />],
    ['rating', <RatingDialog key="rating" />],
    ['round', <RoundDialog key="round" />],
    ['vote', <VoteDialog key="vote" />],
    ['save-as', <SaveAsDialog key="save-as" />],
    ['diagnostics', <DiagnosticsDialog key="diagnostics" />],
    ['export', <ExportDialog key="export" />],
    ['export-again', <ExportAgain key="export-again" />],
    ['matrix', <MatrixDialog key="matrix" />],
    ['personas', <PersonaLibrary key="personas" />],
    ['save-template', <SaveTemplateDialog key="save-template" />],
    ['stage-sets', <StageSetsDialog key="stage-sets" />],
    ['summary', <SummaryDialog key="summary" />],
    ['palette', <Palette key="palette" onHome={onHome} />],
    ['shortcuts', <ShortcutSheet key="shortcuts" />],
  ]
  return dialogs.map(([name, dialog]) => (
    <OnceAsked key={name} by={(state) => state.dialog === name}>
      {dialog}
    </OnceAsked>
  ))
}

/** What nobody asked for is not made; what somebody did stays, so that it can close as calmly as it opened. */
function OnceAsked({
  by,
  children,
}: {
  readonly by: (state: WindowState) => boolean
  readonly children: ReactNode
}) {
  const asked = useWindow(by)
  const [ever, setEver] = useState(asked)
  if (asked && !ever) setEver(true)
  return ever ? <Suspense>{children}</Suspense> : null
}

/** Keeps the window's title, and the desktop's knowledge of the document, true; draws nothing, so that an edit draws only the map. */
function Titles({ project }: { readonly project: ProjectContext }): null {
  const title = useStore(project.session.snapshot, (snapshot) => projectOf(snapshot).title)
  const mapTitle = useStore(project.model, ({ model }) => model?.view.map.title ?? '')
  const edited = useStore(project.session.saveState, hasUnsavedEdits)
  const path = useStore(project.place, (place) => place.path)
  useEffect(() => {
    document.title = windowTitle(mapTitle, title)
    desktop?.setDocument({ title, path, edited })
  }, [title, mapTitle, path, edited])
  return null
}
