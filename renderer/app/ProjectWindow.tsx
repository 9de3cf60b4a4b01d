import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { runCommand } from '#renderer/actions/commands.ts'
import { MapCanvas } from '#renderer/canvas/MapCanvas.tsx'
import { Inspector } from '#renderer/features/inspector/Inspector.tsx'
import { EmptyMap } from '#renderer/features/onboarding/EmptyMap.tsx'
import { Hints } from '#renderer/features/onboarding/Hints.tsx'
import { RecoveredPanel } from '#renderer/features/recovered/RecoveredPanel.tsx'
import { SaveBanner } from '#renderer/features/shell/SaveBadge.tsx'
import { TopBar } from '#renderer/features/shell/TopBar.tsx'
import { SelectionToolbar } from '#renderer/features/toolbar/SelectionToolbar.tsx'
import { desktop } from '#renderer/platform/bridge.ts'
import { hasUnsavedEdits } from '#renderer/session/save-state.ts'
import { type ProjectContext, ProjectProvider } from '#renderer/session/session-context.tsx'
import { projectOf } from '#shared/model/snapshot.ts'
import { bindKeys } from './keys.ts'
import { windowTitle } from './window-title.ts'

// What is asked for by name comes once the map is there: nobody waits for a dialog to see it.
const CommentsPanel = lazy(async () => ({
  default: (await import('#renderer/features/comments/CommentsPanel.tsx')).CommentsPanel,
}))
const ExportDialog = lazy(async () => ({
  default: (await import('#renderer/features/export/ExportDialog.tsx')).ExportDialog,
}))
const FilterBar = lazy(async () => ({
  default: (await import('#renderer/features/find/FilterBar.tsx')).FilterBar,
}))
const FindPanel = lazy(async () => ({
  default: (await import('#renderer/features/find/FindPanel.tsx')).FindPanel,
}))
const ComparisonScreen = lazy(async () => ({
  default: (await import('#renderer/features/compare/ComparisonScreen.tsx')).ComparisonScreen,
}))
const InsightsPanel = lazy(async () => ({
  default: (await import('#renderer/features/insights/InsightsPanel.tsx')).InsightsPanel,
}))
const MatrixDialog = lazy(async () => ({
  default: (await import('#renderer/features/insights/matrix/MatrixDialog.tsx')).MatrixDialog,
}))
const NewMapDialog = lazy(async () => ({
  default: (await import('#renderer/features/shell/NewMapDialog.tsx')).NewMapDialog,
}))
const Palette = lazy(async () => ({
  default: (await import('#renderer/features/palette/Palette.tsx')).Palette,
}))
const PersonaLibrary = lazy(async () => ({
  default: (await import('#renderer/features/personas/PersonaLibrary.tsx')).PersonaLibrary,
}))
const Presentation = lazy(async () => ({
  default: (await import('#renderer/features/present/Presentation.tsx')).Presentation,
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

export interface ProjectWindowProps {
  readonly project: ProjectContext
  readonly isNew: boolean
  readonly onHome: () => void
  readonly onMap: (mapId: string | null) => void
}

/** An opened project with everything around its map. */
export function ProjectWindow({ project, isNew, onHome, onMap }: ProjectWindowProps) {
  useEffect(() => bindKeys(project), [project])
  useEffect(() => desktop?.onMenu((id) => runCommand(project, id)), [project])
  useEffect(
    () =>
      project.window.subscribe(({ mapId }, before) => (mapId === before.mapId ? undefined : onMap(mapId))),
    [project, onMap],
  )
  useTitles(project)
  const screen = useStore(project.window, (state) => state.screen)
  return (
    <ProjectProvider value={project}>
      <div className="project-window" inert={screen === 'present'}>
        {screen === 'compare' ? (
          <Suspense>
            <ComparisonScreen />
          </Suspense>
        ) : (
          <>
            <TopBar isNew={isNew} onHome={onHome} />
            <Suspense>
              <FilterBar />
            </Suspense>
            {screen === 'present' ? null : <Workplace project={project} />}
          </>
        )}
        <Suspense>
          <NewMapDialog />
          <ExportDialog />
          <MatrixDialog />
          <PersonaLibrary />
          <SaveTemplateDialog />
          <StageSetsDialog />
          <SummaryDialog />
          <Palette onHome={onHome} />
          <ShortcutSheet />
        </Suspense>
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
        {isEmpty ? null : <Hints />}
        <SaveBanner />
      </main>
      <Inspector />
      <RecoveredPanel />
      <Suspense>
        <FindPanel />
        <CommentsPanel />
        <InsightsPanel />
      </Suspense>
    </div>
  )
}

/** Keeps the window's title, and the desktop's knowledge of the document, true. */
function useTitles(project: ProjectContext): void {
  const title = useStore(project.session.snapshot, (snapshot) => projectOf(snapshot).title)
  const mapTitle = useStore(project.model, ({ model }) => model?.view.map.title ?? '')
  const edited = useStore(project.session.saveState, hasUnsavedEdits)
  const { path } = project.entry
  useEffect(() => {
    document.title = windowTitle(mapTitle, title)
    desktop?.setDocument({ title, path, edited })
  }, [title, mapTitle, path, edited])
}
