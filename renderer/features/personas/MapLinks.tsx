import { showMap, UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { JourneyMap } from '#shared/model/map.ts'

/** Maps by their titles; each leads to its map and out of the dialog. */
export function MapLinks({ maps }: { readonly maps: readonly JourneyMap[] }) {
  const project = useProject()
  const open = (id: string): void => {
    showMap(project, id)
    project.window.setState({ dialog: null })
  }
  return (
    <ul className="sheet-maps">
      {maps.map(({ id, title }) => (
        <li key={id}>
          <button type="button" className="sheet-link" onClick={() => open(id)}>
            {title.trim() || UNTITLED_MAP}
          </button>
        </li>
      ))}
    </ul>
  )
}
