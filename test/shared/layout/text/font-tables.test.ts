import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FONT_FACE_IDS, FONT_FACES } from '#shared/layout/text/font-faces.ts'
import { FONT_FILES, fontFaceRule } from '#shared/layout/text/font-files.ts'
import { fontFilesFor } from '#shared/layout/text/fonts-in-text.ts'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** The rules of a package's style sheet for one weight, in order. */
function packageRules(packageName: string, weight: number): { file: string; range: string }[] {
  const css = readFileSync(require.resolve(`${packageName}/${weight}.css`), 'utf8')
  return css
    .split('@font-face')
    .slice(1)
    .map((rule) => ({
      file: `${packageName}/files/${/\.\/files\/([^)]+\.woff2)/u.exec(rule)?.[1]}`,
      range: /unicode-range: ([^;]+);/u.exec(rule)?.[1] ?? '',
    }))
}

describe('the generated tables', () => {
  it('are what the generator writes from the installed fonts', () => {
    const check = spawnSync(process.execPath, ['scripts/generate-font-metrics.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(check.stderr).toBe('')
    expect(check.status).toBe(0)
  })

  it('stay small, since they are part of the page', () => {
    const size = (name: string): number => statSync(`${root}shared/layout/text/${name}`).size
    expect(size('font-metrics.generated.ts') + size('unicode.generated.ts')).toBeLessThan(60_000)
  })
})

describe('FONT_FILES', () => {
  it('names the files and ranges of the packages, in their order', () => {
    for (const face of FONT_FACE_IDS) {
      const { packageName, weight } = FONT_FACES[face]
      const listed = FONT_FILES.filter((file) => file.face === face)
      expect(listed.map((file) => ({ file: file.packagePath, range: file.unicodeRange }))).toEqual(
        packageRules(packageName, weight),
      )
      for (const file of listed)
        expect(statSync(require.resolve(file.packagePath)).size).toBeGreaterThan(1000)
    }
  })

  it('makes @font-face rules', () => {
    const file = fontFilesFor('serif-semibold', 'Mira')[0]
    expect(file && fontFaceRule(file, 'fonts/a.woff2')).toMatch(
      /^@font-face \{ font-family: "Source Serif 4"; font-style: normal; font-weight: 600; .*url\("fonts\/a\.woff2"\) format\("woff2"\); unicode-range: U\+0000-00FF,.* \}$/u,
    )
  })
})

describe('fontFilesFor', () => {
  const named = (face: Parameters<typeof fontFilesFor>[0], text: string): string[] =>
    fontFilesFor(face, text).map((file) => `${file.face} ${file.subset}`)

  it('asks for the scripts in the text only', () => {
    expect(named('sans-bold', 'Zoë')).toEqual(['sans-bold latin'])
    expect(named('sans-bold', 'Ждать, Łódź')).toEqual([
      'sans-bold cyrillic',
      'sans-bold latin-ext',
      'sans-bold latin',
    ])
    expect(named('sans-bold', '日本👍')).toEqual([])
    expect(named('sans-bold', '')).toEqual([])
  })

  it('asks the substitute for what a face lacks', () => {
    expect(named('serif-semibold', 'ἀρχή')).toEqual(['sans-semibold greek-ext', 'serif-semibold greek'])
  })
})
