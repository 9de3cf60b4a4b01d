import { useCallback, useEffect, useState } from 'react'
import { addMapFromTemplate } from '#renderer/actions/map-actions.ts'
import { type ChosenTemplate, TemplateChooser } from '#renderer/fields/TemplateChooser.tsx'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { type LoadedTemplate, loadTemplates } from '#renderer/session/templates.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { Result } from '#shared/base/result.ts'

/** Adds a map from a template to the project; shown while the window's dialog is `new-map`. */
export function NewMapDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'new-map')
  const close = () => project.window.setState({ dialog: null })
  return (
    <Dialog open={open} onClose={close} title="Add a map" size="large">
      <Templates
        onChoose={({ template, title }) => {
          close()
          addMapFromTemplate(project, title, template.records)
        }}
      />
    </Dialog>
  )
}

function Templates({ onChoose }: { readonly onChoose: (chosen: ChosenTemplate) => void }) {
  const { host } = useProject()
  const [templates, setTemplates] = useState<Result<readonly LoadedTemplate[]> | null>(null)
  const load = useCallback(() => void loadTemplates(host).then(setTemplates), [host])
  useEffect(load, [load])
  if (templates === null) return <div className="new-map-waiting" />
  if (!templates.ok) return <p>{templates.error.message}</p>
  return (
    <TemplateChooser
      host={host}
      title="From a template"
      size="small"
      templates={templates.value}
      busy={null}
      onChoose={onChoose}
      onChanged={load}
    />
  )
}
