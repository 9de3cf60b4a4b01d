import { FileUp, Plus } from 'lucide-react'
import { JOURNEY_DATA_ENDINGS } from '#renderer/actions/dropped-files.ts'
import { bringNewer, openJourneyWizard } from '#renderer/actions/journey-actions.ts'
import { toggleNumbers } from '#renderer/actions/numbers-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { meets } from '#renderer/actions/rights.ts'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { chooseFiles } from '#renderer/platform/files.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import { dayWords } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'
import { RemoveButton } from './RemoveButton.tsx'

const ENDINGS = JOURNEY_DATA_ENDINGS.map((ending) => `.${ending}`)

/** What the data is called, where it came from, and what can be done with it as a whole. */
export function AboutData() {
  const project = useProject()
  const { dataSet, figures, mayChange } = useNumbers()
  return (
    <PanelSection title="About this data">
      {mayChange ? <TitleField /> : null}
      <dl className="numbers-facts">
        <div>
          <dt>From</dt>
          <dd>{dataSet.source.trim() || 'Not said'}</dd>
        </div>
        <div>
          <dt>Events</dt>
          <dd>
            {dayWords(figures.from)} to {dayWords(figures.asOf)}
          </dd>
        </div>
        <div>
          <dt>Computed</dt>
          <dd>{dayWords(figures.madeAt)}</dd>
        </div>
      </dl>
      {mayChange ? (
        <Switch
          label="Show on the map"
          hint="For everybody, and in exports"
          checked={dataSet.shown}
          onChange={() => toggleNumbers(project, dataSet)}
        />
      ) : null}
      {mayChange && meets(project, 'keeping') ? <Deeds /> : null}
    </PanelSection>
  )
}

function TitleField() {
  const project = useProject()
  const { dataSet } = useNumbers()
  const { id, title } = dataSet
  return (
    <LiveLine
      label="Title"
      placeholder="Web shop, first half of 2024"
      value={title}
      latest={() => project.session.snapshot.getState().dataSets[id]?.title ?? ''}
      write={(text) =>
        void perform(
          project,
          'Rename journey data',
          [{ type: 'data.edit', id, changes: { title: text } }],
          `rename:${id}`,
        )
      }
    />
  )
}

function Deeds() {
  const project = useProject()
  const { dataSet, isKept } = useNumbers()
  const bring = async () => {
    const [file] = await chooseFiles(ENDINGS)
    if (file) bringNewer(project, dataSet.id, file)
  }
  return (
    <div className="numbers-deeds">
      <Button size="small" icon={<FileUp size={15} aria-hidden="true" />} onClick={() => void bring()}>
        Bring a newer export…
      </Button>
      <Button
        size="small"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => openJourneyWizard(project)}
      >
        Other data…
      </Button>
      <RemoveButton dataSet={dataSet} hasFiles={isKept === true} />
    </div>
  )
}
