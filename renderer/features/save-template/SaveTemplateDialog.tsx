import './save-template.css'
import { useRef, useState } from 'react'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { MapMiniature } from '#renderer/ui/MapMiniature.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { TextArea, TextField } from '#renderer/ui/TextField.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { makeTemplate } from '#shared/formats/make-template.ts'
import type { MapView } from '#shared/model/map-view.ts'

/** Makes a template of the shown map; open while the window's dialog is `save-template`. */
export function SaveTemplateDialog() {
  const project = useProject()
  const view = useMapModel()?.view
  const open = useWindow((state) => state.dialog === 'save-template')
  const close = () => project.window.setState({ dialog: null })
  return open && view ? <Open key={view.map.id} view={view} onClose={close} /> : null
}

function Open({ view, onClose }: { readonly view: MapView; readonly onClose: () => void }) {
  const project = useProject()
  const field = useRef<HTMLInputElement>(null)
  const [title, setTitle] = useState(view.map.title)
  const [description, setDescription] = useState('')
  const [withCards, setWithCards] = useState(false)
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    const json = makeTemplate(project.session.snapshot.getState(), view.map.id, {
      title,
      description,
      withCards,
    })
    if (!json.ok) return notifyProblem(json.error)
    setBusy(true)
    const saved = await project.host.saveTemplate(json.value)
    setBusy(false)
    if (!saved.ok) return notifyProblem(saved.error)
    onClose()
    notify(`“${saved.value.title}” stands among the templates now.`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save as template"
      description="It will be offered on this machine, wherever a map is begun."
      focusFirst={field}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" busy={busy} disabled={title.trim() === ''} onClick={() => void save()}>
            Save template
          </Button>
        </>
      }
    >
      <div className="save-template">
        <div className="save-template-picture">
          <MapMiniature view={view} />
        </div>
        <div className="template-words">
          <TextField ref={field} label="Title" value={title} onChange={setTitle} maxLength={200} />
          <TextArea
            label="What it is for"
            placeholder="One plain sentence"
            value={description}
            onChange={setDescription}
          />
          <Switch
            label="With what is on it"
            hint="Cards, lines, notes and scope; without, only stages, lanes and their prompts. Pictures and comments stay here."
            checked={withCards}
            onChange={setWithCards}
          />
        </div>
      </div>
    </Dialog>
  )
}
