import { exportSubject } from '#renderer/features/export/export-subject.ts'
import { fail } from '#shared/base/result.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import type { ProjectShape } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

/** A map of that shape as a window exports it. */
export function mapSource(shape: ProjectShape = {}): MapSource {
  const subject = exportSubject(openProject(shape).shown(), NO_FILTER, 'hide', false)
  const journey = async () => fail('no-file', 'There is no file.')
  return { ...subject, day: '2026-03-04', journey }
}
