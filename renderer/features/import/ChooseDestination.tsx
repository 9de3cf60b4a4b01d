import { useStore } from 'zustand'
import { droppedFiles } from '#renderer/actions/dropped-files.ts'
import { insertImported } from '#renderer/actions/import-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Report } from '#renderer/ui/Report.tsx'
import type { ImportedFile } from '#shared/formats/import-file.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import type { StepProps } from './use-importing.ts'
import { countIfAny, listed } from './words.ts'

/** Says what maps a file holds, and asks where they go: into this project, or into one of their own. */
export function ChooseDestination({
  file,
  imported: { records, report },
  onDone,
  onClose,
}: StepProps & { readonly imported: ImportedFile }) {
  const project = useProject()
  const openApart = useStore(droppedFiles, (state) => state.openApart)
  const holds = holdingsOf(records)
  const insert = () => {
    if (insertImported(project, file.name, records))
      onDone({ came: `${holds} came into this project.`, report })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What would you like to do with “${file.name}”?`}
      description={`It holds ${holds}.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {openApart ? (
            <Button
              onClick={() => {
                onClose()
                openApart(file)
              }}
            >
              Make a project of it
            </Button>
          ) : null}
          <Button tone="accent" onClick={insert}>
            Add to this project
          </Button>
        </>
      }
    >
      {report.length === 0 ? (
        <div className="intake-words wizard-words">
          <p>The maps of this project stay as they are; what comes stands beside them.</p>
        </div>
      ) : (
        <Report title="What will be different" sentences={report} />
      )}
    </Dialog>
  )
}

/** `1 map, 12 cards and 3 connectors`. Points of sentiment lines and dots of matrices are values. */
function holdingsOf(records: ImportedFile['records']): string {
  const of = (table: ImportedFile['records'][number]['table']): number =>
    records.filter((record) => record.table === table).length
  const values = records.filter(
    ({ table, fields }) => table === 'cards' && isStepValue(fields.kind ?? 'text'),
  ).length
  return listed([
    countIfAny(of('maps'), 'map'),
    countIfAny(of('personas'), 'persona'),
    countIfAny(of('stages'), 'stage'),
    countIfAny(of('cards') - values, 'card'),
    countIfAny(values, 'value'),
    countIfAny(of('connectors'), 'connector'),
    countIfAny(of('notes'), 'free note'),
  ])
}
