/**
 * What a window's page may load: the app's own files, pictures it made itself, and the host on loopback. React sets style
 * attributes, which count as inline styles.
 */
export function appPolicy(hostUrl: string | undefined): string {
  const host = hostUrl === undefined ? '' : ` ${hostUrl} ${hostUrl.replace(/^http/, 'ws')}`
  return policy({
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': "'self' data: blob:",
    'connect-src': `'self'${host}`,
    'worker-src': "'self' blob:",
    'manifest-src': "'self'",
  })
}

/** What a printed page may load: nothing that it does not bring along. It runs no scripts. */
export const PRINT_POLICY = policy({
  'style-src': "'unsafe-inline'",
  'font-src': 'data:',
  'img-src': 'data:',
})

function policy(allowed: Readonly<Record<string, string>>): string {
  const none = ['default-src', 'base-uri', 'form-action', 'frame-ancestors'].map((name) => `${name} 'none'`)
  return [...none, ...Object.entries(allowed).map(([name, sources]) => `${name} ${sources}`)].join('; ')
}
