import { fail, ok, type Result } from '#shared/base/result.ts'
import { STANDARD } from './input.ts'
import { missingName, twinAmong } from './source-names.ts'

/** What projects are made of, and where they go. */
export interface ImportRequest {
  readonly sources: readonly string[]
  /** The one project to make, or the folder where every project is called after its source. */
  readonly into: { readonly kind: 'file' | 'folder'; readonly path: string }
}

/** What the arguments ask for together. Refuses (`usage`) what makes no sense. */
export function readImportRequest(
  paths: readonly string[],
  { out }: { readonly out?: string },
): Result<ImportRequest> {
  const request = out === undefined ? oneProject(paths) : manyProjects(paths, out)
  if (!request.ok) return request
  const missing = missingName(request.value.sources)
  return missing === undefined ? request : usage(missing)
}

const usage = (message: string): Result<never> => fail('usage', message)

function oneProject([from, to, ...others]: readonly string[]): Result<ImportRequest> {
  if (from === undefined || to === undefined)
    return usage('Name the project to make: <in> <out.journey>, or a folder for it with --out.')
  if (others.length > 0) return usage('Several files need a folder for what is made of them: --out folder.')
  return ok({ sources: [from], into: { kind: 'file', path: to } })
}

function manyProjects(paths: readonly string[], out: string): Result<ImportRequest> {
  if (paths.includes(STANDARD) || out === STANDARD)
    return usage('--out is for files with names: “-” is for one file in and one out.')
  const twin = twinAmong(paths)
  return twin === undefined ? ok({ sources: paths, into: { kind: 'folder', path: out } }) : usage(twin)
}

/** An edited table, the project that it belongs to, and where the project goes with what it brings. */
export interface BringBackRequest {
  readonly from: string
  readonly into: string
  readonly to:
    | { readonly kind: 'file'; readonly path: string; readonly force: boolean }
    | { readonly kind: 'itself' }
    /** It is only said what would change. */
    | { readonly kind: 'nowhere' }
}

export interface BringBackOptions {
  readonly into: string
  readonly out?: string
  readonly force?: boolean
  readonly dryRun?: boolean
}

/** What is to be brought back. Refuses (`usage`) what makes no sense. */
export function readBringBackRequest(
  [from, ...others]: readonly string[],
  { into, out, force = false, dryRun = false }: BringBackOptions,
): Result<BringBackRequest> {
  if (from === undefined || others.length > 0)
    return usage('--into brings one table back: <edited.xlsx> --into <file.journey>.')
  if (into === STANDARD) return usage('--into needs a project with a name: “-” is none.')
  const missing = missingName([from])
  if (missing !== undefined) return usage(missing)
  if (dryRun && out !== undefined) return usage('--dry-run writes nothing, so it goes without --out.')
  if (dryRun) return ok({ from, into, to: { kind: 'nowhere' } })
  if (out !== undefined) return ok({ from, into, to: { kind: 'file', path: out, force } })
  return force
    ? ok({ from, into, to: { kind: 'itself' } })
    : usage('Say where the project goes: --out <new.journey>, or --force to change it where it is.')
}
