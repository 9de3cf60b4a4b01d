import { assertNever } from '#shared/base/result.ts'
import { LookOptions, PatternSwitch } from './LookOptions.tsx'
import type { LineOptionsProps } from './options.ts'
import { PageOptions } from './PageOptions.tsx'
import { DrawingOptions, PictureOptions } from './PictureOptions.tsx'
import { TableOptions } from './TableOptions.tsx'

/** What there is to choose for the chosen format, what makes the most difference first. */
export function FormatOptions(props: LineOptionsProps) {
  const { format } = props.settings
  const look = <LookOptions {...props} />
  switch (format) {
    case 'pdf':
      return (
        <>
          <PageOptions {...props} />
          {look}
        </>
      )
    case 'png':
      return (
        <>
          <PictureOptions {...props} />
          {look}
        </>
      )
    case 'svg':
      return (
        <>
          <DrawingOptions {...props} />
          {look}
        </>
      )
    case 'pptx':
    case 'html':
      return look
    case 'csv':
      return <TableOptions {...props} />
    case 'markdown':
      return props.hasLines ? (
        <div className="export-switches">
          <PatternSwitch {...props} />
        </div>
      ) : null
    case 'xlsx':
    case 'canvas':
    case 'mermaid':
    case 'json':
    case 'journey':
      return null
    default:
      return assertNever(format)
  }
}
