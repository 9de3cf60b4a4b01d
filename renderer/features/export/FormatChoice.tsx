import { RadioGroup } from 'radix-ui'
import type { RefObject } from 'react'
import type { ExportFormat } from '#shared/formats/export/settings.ts'

export const FORMAT_WORDS: Readonly<Record<ExportFormat, { readonly name: string; readonly use: string }>> = {
  pdf: { name: 'PDF', use: 'to print and to read' },
  png: { name: 'PNG', use: 'a picture for slides and wikis' },
  svg: { name: 'SVG', use: 'for design tools, with real text' },
  pptx: { name: 'PowerPoint', use: 'slides with real text boxes' },
  html: { name: 'Web page', use: 'one file, readable aloud' },
  markdown: { name: 'Markdown', use: 'text for wikis and repositories' },
  xlsx: { name: 'Excel', use: 'to edit there and bring back' },
  csv: { name: 'CSV', use: 'a table for any program' },
  canvas: { name: 'JSON Canvas', use: 'for Obsidian and others' },
  json: { name: 'JSON', use: 'the whole project, for programs' },
  mermaid: { name: 'Mermaid', use: 'a journey as text, for wikis' },
  journey: { name: 'Journey file', use: 'a copy of the project' },
}

/** The formats, each with what it is good for. `chosen` is where the keyboard begins. */
export function FormatChoice({
  value,
  chosen,
  onChange,
}: {
  readonly value: ExportFormat
  readonly chosen: RefObject<HTMLButtonElement | null>
  readonly onChange: (format: ExportFormat) => void
}) {
  return (
    <RadioGroup.Root
      className="export-formats"
      aria-label="Format"
      value={value}
      onValueChange={(format) => onChange(format as ExportFormat)}
    >
      {(Object.keys(FORMAT_WORDS) as ExportFormat[]).map((format) => (
        <RadioGroup.Item
          key={format}
          ref={format === value ? chosen : null}
          value={format}
          className="export-format"
        >
          <strong>{FORMAT_WORDS[format].name}</strong>
          <small>{FORMAT_WORDS[format].use}</small>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
