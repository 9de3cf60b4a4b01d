import './summary.css'
import { Copy, Download } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { useCanPrint } from '#renderer/session/use-can-print.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { Switch, ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { SUMMARY_PART_TITLES, SUMMARY_PARTS, sectionsOf } from '#shared/formats/summary/blocks.ts'
import { summarise } from '#shared/formats/summary/summarise.ts'
import { writeFollowUpCsv } from '#shared/formats/summary/write-follow-ups.ts'
import { writeSummaryMarkdown } from '#shared/formats/summary/write-markdown.ts'
import { makeSummaryFile } from './make-summary.ts'
import { SummaryPage } from './SummaryPage.tsx'
import {
  keepSummarySettings,
  partsOf,
  readSummarySettings,
  type SummaryFormat,
  type SummarySettings,
} from './summary-settings.ts'
import { useSaving } from './use-saving.ts'
import { factsOf } from './workshop-facts.ts'

/** What the map comes to, for people who were not there: to read, copy and take away. Nothing while it is not asked for. */
export function SummaryDialog() {
  const open = useWindow((state) => state.dialog === 'summary')
  const model = useMapModel()
  return open && model ? <OpenSummaryDialog model={model} /> : null
}

const FORMATS = [
  { value: 'pdf', label: 'PDF' },
  { value: 'html', label: 'HTML' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'csv', label: 'CSV' },
] as const satisfies readonly { readonly value: SummaryFormat; readonly label: string }[]

const SAVES: Readonly<Record<SummaryFormat, string>> = {
  pdf: 'Save PDF',
  html: 'Save HTML',
  markdown: 'Save Markdown',
  csv: 'Save CSV',
}

function OpenSummaryDialog({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const [settings, setSettings] = useState(() => readSummarySettings(localStorage))
  const { whole, snapshot } = useDeferredValue(model)
  const view = useRoom((state) => state.view)
  const summary = useMemo(() => summarise(whole, snapshot, view && factsOf(view)), [whole, snapshot, view])
  const parts = partsOf(settings)
  const close = () => project.window.setState({ dialog: null })
  const { busy, problem, save } = useSaving(close)
  const canPrint = useCanPrint(project.host, problem)
  const [focusedBefore] = useState(() => document.activeElement)
  const cannot = settings.format === 'pdf' && !canPrint
  const go = () => {
    keepSummarySettings(localStorage, settings)
    void save((signal) => makeSummaryFile(settings.format, summary, parts, project.host, signal))
  }
  const copy = () =>
    void navigator.clipboard.writeText(writeSummaryMarkdown(summary, parts)).then(
      () => notify('Copied the summary as Markdown'),
      () =>
        notifyProblem({
          code: 'no-clipboard',
          message: 'The browser did not let this page copy. Save the summary as Markdown instead.',
        }),
    )
  return (
    <Dialog
      open
      size="large"
      title="Summary"
      description="What the map comes to, for people who were not there."
      onClose={close}
      onClosed={() => (focusedBefore instanceof HTMLElement ? focusedBefore.focus() : undefined)}
      footer={
        <>
          <span className="summary-problem" role="alert">
            {problem?.code === 'cancelled' ? null : problem?.message}
          </span>
          <Button icon={<Copy size={16} />} onClick={copy}>
            Copy as Markdown
          </Button>
          <Button tone="accent" busy={busy} disabled={cannot} icon={<Download size={17} />} onClick={go}>
            {SAVES[settings.format]}
          </Button>
        </>
      }
    >
      <div className="summary">
        <Options settings={settings} cannot={cannot} onChange={setSettings} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section className="summary-sheet" aria-label="Preview" tabIndex={0}>
          {settings.format === 'csv' ? (
            <pre className="summary-csv">{writeFollowUpCsv(summary).slice(1)}</pre>
          ) : (
            <SummaryPage summary={summary} sections={sectionsOf(summary, parts)} />
          )}
        </section>
      </div>
    </Dialog>
  )
}

function Options({
  settings,
  cannot,
  onChange,
}: {
  readonly settings: SummarySettings
  /** No PDF can be made on this machine. */
  readonly cannot: boolean
  readonly onChange: (settings: SummarySettings) => void
}) {
  const { format, without } = settings
  const isCsv = format === 'csv'
  return (
    <div className="summary-options">
      <div className="field">
        <span className="field-label">Save as</span>
        <ToggleGroup
          label="Save as"
          value={format}
          options={FORMATS}
          onChange={(next) => onChange({ ...settings, format: next })}
        />
      </div>
      {cannot ? (
        <p className="summary-hint">
          No Chromium was found on this machine to make the PDF with. Save as HTML and print that from your
          browser.
        </p>
      ) : null}
      {isCsv ? (
        <p className="summary-hint">
          The opportunities to follow up as a table for spreadsheets and task lists: what, who, by when.
        </p>
      ) : (
        <fieldset className="summary-parts">
          <legend className="field-label">Parts</legend>
          {SUMMARY_PARTS.map((part) => (
            <Switch
              key={part}
              label={SUMMARY_PART_TITLES[part]}
              checked={!without.includes(part)}
              onChange={(on) =>
                onChange({
                  ...settings,
                  without: on ? without.filter((other) => other !== part) : [...without, part],
                })
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}
