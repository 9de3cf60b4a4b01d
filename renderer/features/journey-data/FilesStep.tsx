import { Plus, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { AfterPaint } from '#renderer/ui/after-paint.ts'
import { Badge } from '#renderer/ui/Badge.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { nameOfPreset } from '#shared/formats/logs/presets.ts'
import type { Subject } from '#shared/model/data-set.ts'
import { chooseData } from './AskForFiles.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { DayOrMonth } from './DayOrMonth.tsx'
import { dataSetsToAddTo } from './destination.ts'
import { duplicateWords } from './joined-files.ts'
import { ReadingFields } from './ReadingFields.tsx'
import { StepHead } from './StepHead.tsx'
import type { Wizard } from './wizard.ts'
import { isSeen, lackOfFile, refusalOf, type SeenFile, type WizardFile } from './wizard-file.ts'

/** The first step: which column is what, and how the file is read. With a right guess, one key goes on. */
export function FilesStep({ wizard }: { readonly wizard: Wizard }) {
  const { files, shownId, problem } = useStore(wizard.state)
  const first = useRef<HTMLButtonElement>(null)
  const shown = files.find(({ id }) => id === shownId) ?? files[0]
  const lacking = files.filter((file) => lackOfFile(file) !== null)
  // Why the shown file is refused stands where its rows would be.
  const told = shown ? refusalOf(shown) : null
  const status = [problem?.message, ...lacking.map(lackOfFile)].find((words) => words && words !== told)
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
          {wizard.cards() ? (
            <Button tone="quiet" onClick={() => wizard.asCards()}>
              Import as cards instead
            </Button>
          ) : null}
          <p className="wizard-status" role="status" data-problem={status !== undefined || undefined}>
            {status ?? 'Nothing is changed yet.'}
          </p>
          <Button onClick={() => wizard.close()}>Cancel</Button>
          <Button ref={first} tone="accent" disabled={lacking.length > 0} onClick={() => void wizard.read()}>
            {files.length === 1 ? 'Read the file' : 'Read the files'}
          </Button>
        </>
      }
    >
      <AfterPaint>
        <div className="data-files">
          <div className="data-side">
            {files.some((file) => refusalOf(file) === null) ? <AllFiles wizard={wizard} /> : null}
            {shown && told === null && isSeen(shown) ? (
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
  const { into, subject } = useStore(wizard.state)
  const sets = useMemo(() => dataSetsToAddTo(wizard.destination), [wizard])
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
        onChange={(next) => wizard.shelf.setSubject(next)}
      />
    </>
  )
}

const NEW = 'new'
const SUBJECTS = (Object.keys(SUBJECT_NOUNS) as Subject[]).map((value) => ({
  value,
  label: SUBJECT_NOUNS[value][0],
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
            onClick={() => wizard.shelf.show(file.id)}
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
            onClick={() => wizard.shelf.remove(file.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function FileShown({ wizard, file }: { readonly wizard: Wizard; readonly file: WizardFile }) {
  const refusal = refusalOf(file)
  if (refusal !== null || !isSeen(file))
    return (
      <p className="wizard-none" role={refusal === null ? 'status' : 'alert'}>
        {refusal ?? lackOfFile(file)}
      </p>
    )
  return (
    <>
      <Guess wizard={wizard} file={file} />
      <DayOrMonth file={file} onReading={(reading) => wizard.shelf.setReading(file.id, reading)} />
      <ColumnsTable file={file} onReading={(reading) => wizard.shelf.setReading(file.id, reading)} />
    </>
  )
}

/** What was guessed of the file; what a person should look at stands out, the reasons can be asked for. */
function Guess({ wizard, file }: { readonly wizard: Wizard; readonly file: SeenFile }) {
  const said = useStore(wizard.state, (state) => state.said.get(file.id))
  const { preset, why, ambiguous, duplicates } = file.known.inspection
  const open = [...(said ?? []), ...duplicateWords(duplicates), ...ambiguous]
  return (
    <div className="data-guess">
      {preset ? (
        <p>
          <Badge tone="accent">{nameOfPreset(preset)}</Badge> {preset.row}
        </p>
      ) : null}
      {open.length > 0 ? (
        <ul className="data-advice" aria-label="Worth a look">
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {why.length > 0 ? (
        <Disclosure label="Why it is read like this">
          <p className="data-why">{why.join(' ')}</p>
        </Disclosure>
      ) : null}
    </div>
  )
}
