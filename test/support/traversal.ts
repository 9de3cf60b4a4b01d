import { chanceOf } from './random.ts'

/** Ways to say "one folder up", and what may stand before and behind them. */
const UP = [
  ...[
    '..',
    '%2e%2e',
    '.%2e',
    '%2E.',
    '%252e%252e',
    '..%00',
    '...',
    '..;',
    '..\u200b',
    '．．',
    '%c0%ae%c0%ae',
  ],
  ...[
    '..%5c..',
    '..\\..',
    '..%2f..',
    '..%252f',
    '%2e%2e%2f',
    '..%c0%af',
    '.%00.',
    '~',
    '.',
    '$HOME',
    'C:',
    'c:..',
  ],
]
const BETWEEN = ['/', '\\', '%2f', '%5c', '//', '/./', '%2F%2F', '/\\', '∕', '／']
const BEGIN = [
  '/',
  '//',
  '/assets/',
  '/assets/templates/',
  '/./',
  '/index.html/',
  '/%2f',
  '/\\',
  '',
  '/linked/',
  '/link',
]
const ENDS = [
  ...[
    'secret.txt',
    'app/secret.txt',
    'secrets/passwd',
    'etc/passwd',
    'Windows/win.ini',
    '.env',
    '.git/config',
  ],
  ...[
    'secret.txt%00.html',
    'secret.txt::$DATA',
    'secret.txt.',
    'secret.txt%20',
    'link.txt',
    'linked/passwd',
    '',
  ],
]

/** So many paths that try to leave the folder they are asked of, for a file `secret.txt` or `secrets/passwd` above it. */
export function waysOut(seed: number, count: number): readonly string[] {
  const chance = chanceOf(seed)
  const ways = new Set([
    ...ENDS.map((end) => `/../${end}`),
    ...ENDS.map((end) => `/assets/../../${end}`),
    '/link.txt',
    '/linked/passwd',
    '/.env',
    '/assets/.git/config',
    '/assets/../secret.txt',
    '/assets/index.html/../../secret.txt',
    '/assets',
    '/assets/',
    '/%',
    '/%zz',
    '/\0',
    `/${'../'.repeat(500)}secret.txt`,
    `/${'a/'.repeat(5_000)}`,
  ])
  while (ways.size < count) {
    const steps = Array.from({ length: 1 + chance.whole(5) }, () => chance.pick(UP) + chance.pick(BETWEEN))
    ways.add(chance.pick(BEGIN) + steps.join('') + chance.pick(ENDS))
  }
  return [...ways]
}
