import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Axe for a page as it is. Between the themes nothing differs but colours, so by night it looks at these alone: every
 * other rule has seen the same page by day. The drawn map is out of its sight unless asked for (`withMap`): thousands of
 * elements that cover nothing of a panel and take seconds to walk through.
 */
export async function axeFor(page: Page, { withMap = false } = {}): Promise<AxeBuilder> {
  const axe = new AxeBuilder({ page })
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const chosen = isDark ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)
  return withMap ? chosen : withoutDrawing(chosen, page)
}

function withoutDrawing(axe: AxeBuilder, page: Page): AxeBuilder {
  const analyze = axe.analyze.bind(axe)
  axe.analyze = async () => {
    const style = await page.addStyleTag({ content: '.map-canvas svg { display: none !important }' })
    try {
      return await analyze()
    } finally {
      await style.evaluate((element) => (element as Element).remove())
    }
  }
  return axe
}
