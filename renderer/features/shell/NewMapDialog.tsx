import { useEffect, useState } from 'react'
import { addMapFromTemplate } from '#renderer/actions/map-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { type LoadedTemplate, loadTemplates } from '#renderer/session/templates.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { TemplateGallery } from '#renderer/ui/TemplateGallery.tsx'
import type { Result } from '#shared/base/result.ts'

/** Adds a map from a template to the project; shown while the window's dialog is `new-map`. */
export function NewMapDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'new-map')
  const close = () => project.window.setState({ dialog: null })
  return (
    <Dialog open={open} onClose={close} title="Add a map" size="large">
      <Templates
        onChoose={({ title, records }) => {
          close()
          addMapFromTemplate(project, title, records)
        }}
      />
    </Dialog>
  )
}

function Templates({ onChoose }: { readonly onChoose: (template: LoadedTemplate) => void }) {
  const { host } = useProject()
  const [templates, setTemplates] = useState<Result<readonly LoadedTemplate[]> | null>(null)
  useEffect(() => {
    void loadTemplates(host).then(setTemplates)
  }, [host])
  if (templates === null) return <div className="new-map-waiting" />
  if (!templates.ok) return <p>{templates.error.message}</p>
  return (
    <TemplateGallery
      title="From a template"
      size="small"
      templates={templates.value}
      busy={null}
      onChoose={onChoose}
    />
  )
}
