import './save-as.css'
import { useEffect, useRef, useState } from 'react'
import { saveNow, settled, tellMoved } from '#renderer/actions/file-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { TextField } from '#renderer/ui/TextField.tsx'
import type { Problem } from '#shared/base/result.ts'
import { type SaveFolders, TAKEN } from '#shared/protocol/files.ts'
import { joinPath } from './join-path.ts'

/** Asks a browser's window where the project is to go on; open while the window's dialog is `save-as`. */
export function SaveAsDialog() {
  const project = useProject()
  const open = useWindow((state) => state.dialog === 'save-as')
  const [folders, setFolders] = useState<SaveFolders | null>(null)
  useEffect(() => {
    if (!open) return setFolders(null)
    void project.host.files?.folders(project.entry.id).then((found) => {
      if (found.ok) return setFolders(found.value)
      project.window.setState({ dialog: null })
      notifyProblem(found.error)
    })
  }, [open, project])
  const close = () => project.window.setState({ dialog: null })
  return open && folders ? <Open folders={folders} onClose={close} /> : null
}

function Open({ folders, onClose }: { readonly folders: SaveFolders; readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(folders.name)
  const [folder, setFolder] = useState(folders.own)
  const path = joinPath(folder, name)
  const { problem, busy, save } = useMove(path, onClose)
  const isTaken = problem?.code === TAKEN
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save as"
      description="The project goes on in the new file; the old one stays as it was."
      focusFirst={field}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {isTaken ? (
            <Button tone="danger" busy={busy} onClick={() => void save(true)}>
              Replace it
            </Button>
          ) : null}
          <Button
            tone="accent"
            busy={busy && !isTaken}
            disabled={name.trim() === '' || folder.trim() === '' || isTaken}
            onClick={() => void save(false)}
          >
            Save
          </Button>
        </>
      }
    >
      <form
        className="save-as"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isTaken) void save(false)
        }}
      >
        <TextField
          ref={field}
          label="Name"
          value={name}
          onChange={setName}
          onFocus={(event) => event.currentTarget.select()}
          maxLength={255}
          spellCheck={false}
        />
        <TextField
          label="Folder"
          value={folder}
          onChange={setFolder}
          spellCheck={false}
          error={problem?.message}
        />
        {folders.recent.length > 0 ? (
          <Recent folders={[folders.own, ...folders.recent]} chosen={folder} onChoose={setFolder} />
        ) : null}
        <p className="save-as-path">
          <span className="visually-hidden">It will be </span>
          {path}
        </p>
        {/* Enter in a field saves. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  )
}

function Recent({
  folders,
  chosen,
  onChoose,
}: {
  readonly folders: readonly string[]
  readonly chosen: string
  readonly onChoose: (folder: string) => void
}) {
  return (
    <fieldset className="save-as-recent">
      <legend>Folders of your projects</legend>
      {folders.map((folder) => (
        <Button
          key={folder}
          size="small"
          aria-pressed={folder === chosen}
          title={folder}
          onClick={() => onChoose(folder)}
        >
          <span>{folder}</span>
        </Button>
      ))}
    </fieldset>
  )
}

/** Moves the project, or saves it where that is where it is; what stands against it belongs to the path it was said of. */
function useMove(path: string, onDone: () => void) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ readonly path: string; readonly problem: Problem } | null>(null)
  const save = async (replace: boolean) => {
    if (path === project.place.getState().path) {
      onDone()
      return saveNow(project)
    }
    setBusy(true)
    await settled(project)
    const moved = await project.host.files?.move(project.entry.id, { path, replace })
    setBusy(false)
    if (!moved) return
    if (!moved.ok) return setRefused({ path, problem: moved.error })
    onDone()
    tellMoved(moved.value.path)
  }
  return { busy, save, problem: refused?.path === path ? refused.problem : null }
}
