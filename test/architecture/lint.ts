import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './source-files.ts'

/** What the linter said about one file: `rule` is Biome's category, or `plugin` for the rules in scripts/lint. */
export interface Finding {
  readonly rule: string
  readonly message: string
}

/**
 * Lints a throw-away project made of `files` (path → text) under this repository's own lint settings, and answers what
 * was found per path. Files the linter has nothing to say about are absent.
 */
export async function lint(files: Readonly<Record<string, string>>): Promise<Map<string, Finding[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-lint-'))
  try {
    for (const path of ['biome.json', 'package.json', '.gitignore', 'scripts/lint']) {
      await cp(join(root, path), join(folder, path), { recursive: true })
    }
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return byFile(await runBiome(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Report {
  readonly summary: { readonly diagnosticsNotPrinted: number }
  readonly diagnostics: readonly {
    readonly category: string
    readonly message: string
    readonly location: { readonly path: string }
  }[]
}

/** Biome's JSON report. It exits with 1 when it found something, so only an unreadable report is a failure. */
function runBiome(folder: string): Promise<Report> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 << 20 }, (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as Report)
      } catch {
        reject(new Error(`Biome gave no report: ${stderr || stdout}`))
      }
    })
  })
}

function byFile(report: Report): Map<string, Finding[]> {
  if (report.summary.diagnosticsNotPrinted > 0) throw new Error('Biome left findings out of its report.')
  const found = new Map<string, Finding[]>()
  for (const { category, message, location } of report.diagnostics) {
    const path = location.path.replaceAll('\\', '/')
    found.set(path, [...(found.get(path) ?? []), { rule: category, message }])
  }
  return found
}
