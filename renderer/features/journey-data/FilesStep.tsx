import { Plus, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useProject } from '#renderer/session/session-context.tsx'
import { AfterPaint } from '#renderer/ui/after-paint.ts'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { nameOfPreset } from '#shared/formats/logs/presets.ts'
import type { Subject } from '#shared/model/data-set.ts'
import { chooseData } from './AskForFiles.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { DayOrMonth } from './DayOrMonth.tsx'
import { duplicateWords } from './joined-files.ts'
import { ReadingFields } from './ReadingFields.tsx'
import { StepHead } from './StepHead.tsx'
import { dataSetsToAddTo, type Wizard } from './wizard.ts'
import { isSeen, lackOfFile, type SeenFile, type WizardFile } from './wizard-file.ts'
import { SUBJECT_WORDS } from './words.ts'

/** The first step: which column is what, and how the file is read. With a right guess, one key goes on. */
export function FilesStep({ wizard }: { readonly wizard: Wizard }) {
  const { files, shownId, problem, into } = useStore(wizard.state)
  const first = useRef<HTMLButtonElement>(null)
  const shown = files.find(({ id }) => id === shownId) ?? files[0]
  const lack = files.map(lackOfFile).find((sentence) => sentence !== null) ?? null
  const status = problem?.message ?? lack
  return (
    <Dialog
      open
      onClose={() => wizard.close()}
      size="full"
      title={files.length === 1 ? `What is in “${shown?.file.name}”` : `What is in ${files.length} files`}
      description={<StepHead at={1} />}
      focusFirst={first}
      footer={
        <>
          {files.length === 1 && into === null ? (
            <Button tone="quiet" onClick={() => wizard.asCards()}>
              These are cards
            </Button>
          ) : null}
          <p className="data-status" role="status" data-problem={status !== null || undefined}>
            {status ?? 'Nothing is changed yet.'}
          </p>
          <Button onClick={() => wizard.close()}>Cancel</Button>
          <Button ref={first} tone="accent" disabled={lack !== null} onClick={() => void wizard.read()}>
            {files.length === 1 ? 'Read the file' : 'Read the files'}
          </Button>
        </>
      }
    >
      <AfterPaint>
        <div className="data-files">
          <div className="data-side">
            <AllFiles wizard={wizard} />
            {shown && isSeen(shown) ? (
              <ReadingFields
                wizard={wizard}
                file={shown}
                isJoined={files.length > 1 || shown.known.inspection.duplicates.length > 0}
              />
            ) : null}
            <Button
              size="small"
              icon={<Plus size={14} aria-hidden="true" />}
              onClick={() => void chooseData(wizard)}
            >
              Add a file, joined by the id
            </Button>
          </div>
          <div className="data-main">
            <FileList wizard={wizard} files={files} shown={shown} />
            {shown ? <FileShown wizard={wizard} file={shown} /> : null}
          </div>
        </div>
      </AfterPaint>
    </Dialog>
  )
}

/** What is said of all files together. */
function AllFiles({ wizard }: { readonly wizard: Wizard }) {
  const project = useProject()
  const { into, subject } = useStore(wizard.state)
  const sets = useMemo(() => dataSetsToAddTo(project), [project])
  return (
    <>
      {sets.length > 0 ? (
        <Select
          label="What becomes of it"
          value={into?.id ?? NEW}
          options={[
            ...sets.map(({ id, title }) => ({ value: id, label: `Newer rows of “${title}”` })),
            { value: NEW, label: 'New numbers on this map' },
          ]}
          onChange={(id) => wizard.setInto(sets.find((dataSet) => dataSet.id === id) ?? null)}
        />
      ) : null}
      <Select
        label="Each id stands for a"
        value={subject}
        options={SUBJECTS}
        onChange={(next) => wizard.setSubject(next)}
      />
    </>
  )
}

const NEW = 'new'
const SUBJECTS = (Object.keys(SUBJECT_WORDS) as Subject[]).map((value) => ({
  value,
  label: SUBJECT_WORDS[value][0],
}))

/** The files where they are several, one of them shown. */
function FileList({
  wizard,
  files,
  shown,
}: {
  readonly wizard: Wizard
  readonly files: readonly WizardFile[]
  readonly shown: WizardFile | undefined
}) {
  if (files.length < 2) return null
  return (
    <ul className="data-file-list" aria-label="Files">
      {files.map((file) => (
        <li key={file.id} data-shown={file === shown || undefined}>
          <button
            type="button"
            aria-current={file === shown || undefined}
            onClick={() => wizard.show(file.id)}
          >
            {file.file.name}
            {lackOfFile(file) === null ? null : (
              <span className="data-mark" role="img" aria-label="something is missing">
                !
              </span>
            )}
          </button>
          <IconButton
            label={`Leave out ${file.file.name}`}
            size="small"
            icon={<X size={14} />}
            onClick={() => wizard.remove(file.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function FileShown({ wizard, file }: { readonly wizard: Wizard; readonly file: WizardFile }) {
  if (!isSeen(file))
    return (
      <p className="data-none" role={file.known.kind === 'refused' ? 'alert' : 'status'}>
        {lackOfFile(file)}
      </p>
    )
  return (
    <>
      <Guess wizard={wizard} file={file} />
      <DayOrMonth file={file} onReading={(reading) => wizard.setReading(file.id, reading)} />
      <ColumnsTable file={file} onReading={(reading) => wizard.setReading(file.id, reading)} />
    </>
  )
}

/** What was guessed of the file, and why. */
function Guess({ wizard, file }: { readonly wizard: Wizard; readonly file: SeenFile }) {
  const said = useStore(wizard.state, (state) => state.said.get(file.id))
  const { preset, why, ambiguous, lookup, duplicates } = file.known.inspection
  return (
    <div className="data-guess">
      {preset ? (
        <p>
          <Badge tone="accent">{nameOfPreset(preset)}</Badge> {lookup === null ? preset.row : null}
        </p>
      ) : null}
      {lookup === null ? null : <p role="alert">{lookup}</p>}
      {why.length > 0 && lookup === null ? <p className="data-why">{why.join(' ')}</p> : null}
      {[...(said ?? []), ...duplicateWords(duplicates), ...ambiguous].map((sentence) => (
        <p key={sentence} className="data-ambiguous">
          {sentence}
        </p>
      ))}
    </div>
  )
}
