import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { LoadedTemplate } from '#renderer/session/templates.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu } from '#renderer/ui/Menu.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { TextArea, TextField } from '#renderer/ui/TextField.tsx'
import type { Result } from '#shared/base/result.ts'

interface OwnTemplateProps {
  readonly host: HostClient
  readonly template: LoadedTemplate
  readonly onChanged: () => void
}

/** Renames or deletes a template that somebody saved on this machine. */
export function OwnTemplateMenu({ host, template, onChanged }: OwnTemplateProps) {
  const [asking, setAsking] = useState<'rename' | 'remove' | null>(null)
  const close = () => setAsking(null)
  const act = async (work: Promise<Result<unknown>>, done: string): Promise<void> => {
    const result = await work
    close()
    if (!result.ok) return notifyProblem(result.error)
    notify(done)
    onChanged()
  }
  return (
    <span className="template-place-menu">
      <Menu
        align="end"
        entries={[
          {
            kind: 'item',
            label: 'Rename…',
            icon: <Pencil size={16} />,
            onSelect: () => setAsking('rename'),
          },
          {
            kind: 'item',
            label: 'Delete…',
            icon: <Trash2 size={16} />,
            danger: true,
            onSelect: () => setAsking('remove'),
          },
        ]}
      >
        <IconButton size="small" label={`More about ${template.title}`} icon={<Ellipsis size={16} />} />
      </Menu>
      {asking === 'rename' ? (
        <Rename
          template={template}
          onClose={close}
          onRename={(words) => void act(host.renameTemplate(template.id, words), 'The template was renamed.')}
        />
      ) : null}
      <Dialog
        open={asking === 'remove'}
        onClose={close}
        size="small"
        title={`Delete “${template.title}”?`}
        description="Maps that were made from it stay as they are. A deleted template cannot be brought back."
        footer={
          <>
            <Button onClick={close}>Keep</Button>
            <Button
              tone="danger"
              onClick={() => void act(host.removeTemplate(template.id), `“${template.title}” was deleted.`)}
            >
              Delete template
            </Button>
          </>
        }
      />
    </span>
  )
}

function Rename({
  template,
  onClose,
  onRename,
}: {
  readonly template: LoadedTemplate
  readonly onClose: () => void
  readonly onRename: (words: { readonly title: string; readonly description: string }) => void
}) {
  const [title, setTitle] = useState(template.title)
  const [description, setDescription] = useState(template.description)
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Rename template"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="accent"
            disabled={title.trim() === ''}
            onClick={() => onRename({ title: title.trim(), description: description.trim() })}
          >
            Rename
          </Button>
        </>
      }
    >
      <div className="template-words">
        <TextField label="Title" value={title} onChange={setTitle} maxLength={200} />
        <TextArea label="What it is for" value={description} onChange={setDescription} />
      </div>
    </Dialog>
  )
}
