import './onboarding.css'
import { ClipboardPaste, Columns3, Grid3x3 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { fillFromTemplate, fillWithGrid } from '#renderer/actions/fill-map.ts'
import { TemplateChooser } from '#renderer/fields/TemplateChooser.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { type LoadedTemplate, loadTemplates } from '#renderer/session/templates.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { PasteListDialog } from './PasteListDialog.tsx'

/** What stands in the place of a map that has no stages yet: the ways to begin. */
export function EmptyMap() {
  const project = useProject()
  const [templates, setTemplates] = useState<readonly LoadedTemplate[]>([])
  const [pasting, setPasting] = useState(false)
  const load = useCallback(
    () => void loadTemplates(project.host).then((result) => setTemplates(result.ok ? result.value : [])),
    [project.host],
  )
  useEffect(load, [load])
  return (
    <div className="empty-map">
      <div className="empty-map-sheet">
        <h2 className="empty-map-title">This map is empty</h2>
        <p className="empty-map-line">
          Begin with a blank grid, a list that you have already, the stages that others use, or a template.
        </p>
        <div className="empty-map-ways">
          <Button
            tone="accent"
            icon={<Grid3x3 size={17} aria-hidden="true" />}
            onClick={() => fillWithGrid(project)}
          >
            Blank grid
          </Button>
          <Button icon={<ClipboardPaste size={17} aria-hidden="true" />} onClick={() => setPasting(true)}>
            Paste a list…
          </Button>
          <Button
            icon={<Columns3 size={17} aria-hidden="true" />}
            onClick={() => project.window.setState({ dialog: 'stage-sets' })}
          >
            Stage set…
          </Button>
        </div>
        {templates.length === 0 ? null : (
          <TemplateChooser
            host={project.host}
            title="Templates"
            size="small"
            templates={templates}
            busy={null}
            onChoose={({ template, title }) => fillFromTemplate(project, title, template.records)}
            onChanged={load}
          />
        )}
      </div>
      <PasteListDialog open={pasting} onClose={() => setPasting(false)} />
    </div>
  )
}
