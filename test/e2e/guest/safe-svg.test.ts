import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser } from '../support/app.ts'

/** The one module, as a script that leaves it under a name. */
async function moduleScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, '../../../renderer/guest/state/safe-svg.ts'),
        formats: ['iife'],
        name: 'tested',
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('Nothing was built.')
  return output.output[0].code
}

describe.skipIf(noBrowser)('a picture that came over the network', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    page = await browser.newPage()
    await page.addScriptTag({ content: await moduleScript() })
  })
  afterAll(() => browser.close())

  /** What is left of a drawing, or `null`. */
  const cleaned = (
    inside: string,
    opening = '<svg xmlns="http://www.w3.org/2000/svg">',
  ): Promise<string | null> =>
    page.evaluate((text) => {
      const { safeSvg } = (window as unknown as { tested: { safeSvg: (svg: string) => Element | null } })
        .tested
      return safeSvg(text)?.innerHTML ?? null
    }, `${opening}${inside}</svg>`)

  test('keeps its shapes, its words and how they look', async () => {
    const drawing =
      '<style>.f0{font-weight:600}</style><g clip-path="url(#c)"><rect width="4" height="4"></rect><text class="f0">Fees &amp; more</text></g>'
    expect(await cleaned(drawing)).toBe(drawing)
  })

  test.each([
    '<script>alert(1)</script>',
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<use href="http://elsewhere/#x"/>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="http://elsewhere/"/>',
    '<style>@import "http://elsewhere/"</style>',
    '<style>text{background:u\\72l(http://elsewhere/)}</style>',
  ])('leaves out %s', async (hostile) => {
    expect(await cleaned(`<g>${hostile}</g>`)).toBe('<g></g>')
  })

  test.each([
    '<rect onclick="alert(1)"/>',
    '<rect fill="url(http://elsewhere/)"/>',
    '<rect style="fill:url(\'http://elsewhere/\')"/>',
    '<image href="http://elsewhere/a.png"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
  ])('takes what is dangerous off %s', async (hostile) => {
    expect(await cleaned(hostile)).toMatch(/^<(rect|image)><\/\1>$/)
  })

  test('is nothing where it is no drawing', async () => {
    expect(await cleaned('', '<html xmlns="http://www.w3.org/1999/xhtml">')).toBeNull()
    expect(await cleaned('<g', '<svg xmlns="http://www.w3.org/2000/svg">')).toBeNull()
  })
})
