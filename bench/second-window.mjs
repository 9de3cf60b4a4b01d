import { startBrowser } from './app.ts'

/** Times an edit on its way from one window to another: from the command here to the snapshot there, on one clock. */
export async function measureSecondWindow(address, edits = 60) {
  const browser = await startBrowser()
  try {
    const open = async () => {
      const page = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage()
      await page.goto(address)
      await page.waitForFunction('window.bench')
      await page.evaluate('window.bench.ready')
      return page
    }
    const [one, two] = [await open(), await open()]
    const times = []
    for (let edit = 0; edit < edits; edit++) {
      const text = `Edit ${edit} seen`
      const seen = two.evaluate(async (wanted) => {
        while (window.bench.textOf('c7') !== wanted) await new Promise((resolve) => setTimeout(resolve, 0))
        return performance.timeOrigin + performance.now()
      }, text)
      await two.evaluate('0')
      const sent = await one.evaluate((wanted) => {
        const at = performance.timeOrigin + performance.now()
        window.bench.edit('c7', wanted)
        return at
      }, text)
      times.push((await seen) - sent)
    }
    times.sort((a, b) => a - b)
    const at = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10
    return { edits, p50: at(0.5), p95: at(0.95) }
  } finally {
    await browser.close()
  }
}
