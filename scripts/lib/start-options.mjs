/**
 * What `npm start -- …` asks for. Everything that is not named here is for the app itself (a file to open, a port).
 *
 * @param {readonly string[]} args
 * @returns {{ browser: boolean, open: boolean, rest: string[] }}
 */
export function parseStartOptions(args) {
  return {
    browser: args.includes('--browser'),
    open: !args.includes('--no-open'),
    rest: args.filter((arg) => arg !== '--browser' && arg !== '--no-open'),
  }
}

/**
 * Why no window of the desktop app can appear on this machine, or undefined.
 *
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function displayProblem(platform, env) {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return undefined
  return 'there is no display'
}
