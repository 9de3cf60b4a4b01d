import { useCallback, useEffect, useRef, useState } from 'react'
import { mayBeJourneyData } from '#renderer/actions/dropped-files.ts'
import { takeFiles } from '#renderer/actions/import-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Problem } from '#shared/base/result.ts'
import { formatOfName } from '#shared/formats/file-formats.ts'
import { type FileRead, readFile } from './read-file.ts'

/** What an import came to. */
export interface Outcome {
  /** What came, in a sentence; empty where nothing did. */
  readonly came: string
  readonly report: readonly string[]
}

/** What a step of the import is given. */
export interface StepProps {
  readonly file: File
  readonly onDone: (outcome: Outcome) => void
  readonly onClose: () => void
}

/** How far the import of a file is. */
export type Importing =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly file: File }
  | { readonly kind: 'read'; readonly file: File; readonly read: FileRead }
  | { readonly kind: 'done'; readonly file: File; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Imports one file at a time, beginning with the one that is at hand, if any. */
export function useImporting(first: File | null): {
  readonly importing: Importing
  readonly start: (file: File) => void
  readonly finish: (file: File, outcome: Outcome) => void
} {
  const project = useProject()
  const [importing, setImporting] = useState<Importing>(() =>
    first ? { kind: 'reading', file: first } : { kind: 'choosing' },
  )
  const begun = useRef<File | null>(null)
  const read = useCallback(
    async (file: File) => {
      begun.current = file
      setImporting({ kind: 'reading', file })
      const result = await readFile(project, file)
      if (begun.current !== file) return
      setImporting(
        result.ok ? { kind: 'read', file, read: result.value } : { kind: 'refused', problem: result.error },
      )
    },
    [project],
  )
  useEffect(() => {
    if (first && begun.current !== first) void read(first)
  }, [first, read])
  const start = useCallback(
    (file: File) => {
      // A project of ours may be a copy of this one, a table journey data; that is asked about elsewhere.
      if (formatOfName(file.name)?.id === 'journey' || mayBeJourneyData(file)) takeFiles(project, [file])
      else void read(file)
    },
    [project, read],
  )
  const finish = useCallback(
    (file: File, outcome: Outcome) => setImporting({ kind: 'done', file, outcome }),
    [],
  )
  return { importing, start, finish }
}
