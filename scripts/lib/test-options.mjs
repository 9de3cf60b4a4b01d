const all = /** @type {const} */ (['lint', 'types', 'node', 'browser', 'desktop'])

/** `desktop` drives the real Electron, which not every machine can run: it has to be asked for. */
const usual = ['lint', 'types', 'node', 'browser']

/**
 * What `npm test -- …` asks for: `--only=lint,types,node,browser,desktop`, and after another `--` whatever Vitest takes
 * (a part of a file's name, `-t` and a part of a title).
 *
 * @param {readonly string[]} args
 * @returns {{ checks: string[], vitest: string[] } | { problem: string }}
 */
export function parseTestOptions(args) {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  const vitest = end < 0 ? [] : args.slice(end + 1)
  let checks = usual
  for (const arg of own) {
    if (!arg.startsWith('--only=')) return { problem: `Unknown: ${arg}. ${usage}` }
    checks = arg.slice('--only='.length).split(',')
    const unknown = checks.find((check) => !all.some((name) => name === check))
    if (unknown !== undefined) return { problem: `There is no check named "${unknown}". ${usage}` }
  }
  return { checks, vitest }
}

const usage = `Usage: npm test -- [--only=${all.join(',')}] [-- what Vitest takes]`
