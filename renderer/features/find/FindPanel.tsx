import './find.css'
import { useEffect, useRef } from 'react'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { FilterPart } from './FilterPart.tsx'
import { SavedViews } from './SavedViews.tsx'
import { SearchPart } from './SearchPart.tsx'
import { TagManager } from './TagManager.tsx'

/** Finds things in the whole project and filters the map; shown while the window's panel is `find`. */
export function FindPanel() {
  const isOpen = useWindow((state) => state.panel === 'find')
  return isOpen ? <OpenFindPanel /> : null
}

function OpenFindPanel() {
  const project = useProject()
  const model = useMapModel()
  const field = useRef<HTMLInputElement>(null)
  const asked = useWindow((state) => state.asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks for the panel again wants to type anew
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [asked])
  return (
    <SidePanel title="Find" onClose={() => project.window.setState({ panel: null })}>
      <SearchPart field={field} />
      {model ? (
        <>
          <SavedViews model={model} />
          <FilterPart model={model} />
          <TagManager snapshot={model.snapshot} />
        </>
      ) : null}
    </SidePanel>
  )
}
