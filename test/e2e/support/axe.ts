import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Axe for a page as it is. Between the themes nothing differs but colours, so by night it looks at these alone: every
 * other rule has seen the same page by day. The app has no frames, whose results axe would put together on a page of
 * their own (its mode that is not “legacy”), which takes longer than the looking.
 */
export async function axeFor(page: Page): Promise<AxeBuilder> {
  await page.evaluate(settled)
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  return isDark ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)
}

/** A colour halfway from day to night is nobody's fault. What turns without end is not waited for. */
const settled = () =>
  Promise.all(
    document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished.catch(() => undefined)),
  ).then(() => undefined)
