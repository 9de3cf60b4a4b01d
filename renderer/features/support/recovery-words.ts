import type { KeptProject, Recovery, SetAside } from '#shared/protocol/support.ts'

const projects = (count: number): string => (count === 1 ? '1 project has' : `${count} projects have`)

/** What there is to say first: how the last run ended, and what was kept. */
export function recoveryTitle({ endedUnexpectedly, kept, setAside }: Recovery): string {
  const ended = endedUnexpectedly ? 'Throughline ended unexpectedly. ' : ''
  const count = kept.length
  if (count > 0)
    return `${ended}${projects(count)} changes that ${count === 1 ? 'its file' : 'their files'} did not have yet; they were kept.`
  if (endedUnexpectedly) return `${ended}Nothing was lost: every change is in its file.`
  return setAside.length === 1
    ? 'Something could not be read and was put aside.'
    : `${setAside.length} things could not be read and were put aside.`
}

/** What is to be known of a project whose changes were kept. */
export function keptWords({ state, changes }: KeptProject): string {
  const count = changes === 1 ? '1 change' : `${changes.toLocaleString('en')} changes`
  switch (state) {
    case 'ready':
      return `${count}. Opening it brings ${changes === 1 ? 'it' : 'them'} back.`
    case 'missing':
      return 'Its file is not where it was. What was kept is the whole project.'
    case 'alone':
      return 'Nobody knows its file any more. What was kept is the whole project.'
    case 'part':
      return `Its file is not where it was. ${count} wait for it: connect its disk, or bring the file back.`
    default:
      return state satisfies never
  }
}

/** What something is that was put aside. */
export function setAsideWords({ kind, title }: SetAside): string {
  const of = title === '' ? 'a project' : `“${title}”`
  switch (kind) {
    case 'journal-part':
      return `A part of the journal of ${of} that the disk had damaged`
    case 'unusable-journal':
      return `Changes of ${of} that did not fit its file any more`
    case 'project-list':
      return 'A list of projects that could not be read; a new one was begun'
    case 'room':
      return `What was kept of a workshop on ${of} and could not be read`
    default:
      return kind satisfies never
  }
}
