import { desktop } from '#renderer/platform/bridge.ts'
import type { SaveState } from '#renderer/session/save-state.ts'
import type { SupportClient } from '#renderer/session/support-client.ts'
import { singleKeys } from '#renderer/ui/single-keys.ts'
import { themeStore } from '#renderer/ui/theme.ts'

/** What a screen can add to the diagnostics. */
export interface WindowFacts {
  readonly saveState?: SaveState
  /** What went wrong in this window. */
  readonly error?: unknown
}

/** All that is handed to somebody who looks for a fault. Nothing of a project's content, names or paths is in it. */
export async function collectDiagnostics(support: SupportClient | null, facts: WindowFacts): Promise<string> {
  const host = await support?.diagnostics()
  const sections = [
    new Date().toISOString(),
    host?.ok ? host.value.text : NO_ANSWER,
    aboutWindow(facts),
    ...(facts.error === undefined ? [] : [aboutError(facts.error)]),
    ...(host?.ok ? [['Log, latest lines', ...host.value.log.map((line) => `  ${line}`)].join('\n')] : []),
  ]
  return sections.join('\n')
}

const NO_ANSWER = 'Throughline\n  the host did not answer'

function aboutWindow({ saveState }: WindowFacts): string {
  const { choice, theme } = themeStore.getState()
  const lines = [
    `shown by: ${desktop ? `the desktop app on ${desktop.platform}` : 'a browser'}`,
    `browser: ${navigator.userAgent}`,
    `size: ${innerWidth} × ${innerHeight} at ${devicePixelRatio}`,
    `theme: ${choice} (${theme.name})`,
    `single keys: ${singleKeys.getState().on ? 'on' : 'off'}`,
    ...(saveState ? [`saving: ${savingWord(saveState)}`] : []),
  ]
  return ['Window', ...lines.map((line) => `  ${line}`)].join('\n')
}

const savingWord = (state: SaveState): string =>
  state.kind === 'unsaved' && state.kept ? `unsaved, ${state.kept}` : state.kind

/** Messages of errors may quote what is on the map, so only their kind and the program's own lines are told. */
function aboutError(error: unknown): string {
  if (!(error instanceof Error)) return `Error\n  ${typeof error}`
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line))
  return [
    'Error',
    `  ${error.name}`,
    ...places.slice(0, 20).map((line) => `  ${withoutOrigin(line).trim()}`),
  ].join('\n')
}

/** The program's own files, without the address that they came from. */
const withoutOrigin = (line: string): string => line.replaceAll(/(?:[\w-]+:\/\/)[^/\s)]+\//g, '')
