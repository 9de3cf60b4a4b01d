/**
 * The battery: what has to hold before a release, each test at its full count. `npm test` runs a slice of each; the counts
 * here are reached with the variables beside them. The tests themselves say how many cases they ran (`reportBattery` in
 * test/support/battery.ts), so that a table can only show what has happened.
 */

/**
 * @typedef {object} Run one call of Vitest
 * @property {readonly string[]} files
 * @property {Readonly<Record<string, string>>} [env] what makes it long
 * @property {'node' | 'browser' | 'desktop'} [project] `node` unless said otherwise
 * @property {boolean} [alone] what it measures would be spoilt by another run beside it
 * @property {boolean} [needsBuild] it starts what `scripts/build.mjs` makes, though it needs no browser
 * @property {number} [weight] minutes it takes, about: the longest begin first
 */

/**
 * @typedef {object} Want
 * @property {string} what the unit of counting, as the test reports it
 * @property {number} count at least so many
 */

/**
 * @typedef {object} BatteryTest
 * @property {string} id
 * @property {string} title
 * @property {readonly Want[]} wants
 * @property {readonly Run[]} runs
 */

/** @type {(name: string) => string} */
const files = (name) => `test/main/host/files/${name}.test.ts`
/** @type {(name: string) => string} */
const project = (name) => `test/main/host/project/${name}.test.ts`

/** @type {readonly BatteryTest[]} */
export const BATTERY = [
  {
    id: 'T1',
    title: 'kill -9 during journal, snapshot and compaction; reopen; compare with what was acknowledged',
    wants: [{ what: 'killed processes', count: 1000 }],
    runs: [
      { files: [files('kill')], env: { KILL_ROUNDS: '900' }, weight: 2 },
      { files: ['test/main/host/kill.test.ts'], env: { KILL_ROUNDS: '100' }, weight: 2 },
      {
        files: ['test/main/host/history/version-store.test.ts'],
        env: { HISTORY_KILLS_EVERY: '1' },
        weight: 0.5,
      },
    ],
  },
  {
    id: 'T2',
    title:
      'power loss: every prefix of the file calls, with what was not synced lost, zeroed, halved or kept',
    wants: [{ what: 'disk states', count: 5000 }],
    runs: [
      { files: [files('power-loss')], env: { POWER_LOSS_MIXTURES: '36' }, weight: 1 },
      {
        files: [project('power-loss')],
        env: { POWER_LOSS_MIXTURES: '14', POWER_LOSS_EVERY: '1' },
        weight: 2,
      },
    ],
  },
  {
    id: 'T3',
    title:
      'file calls that fail: disk full, I/O error, denied, cross-device, short write; a read-only folder',
    wants: [{ what: 'faults', count: 90 }],
    runs: [
      { files: [files('journal-faults'), files('atomic-file')], weight: 0.5 },
      { files: [project('faults')], env: { FAULTS_EVERY: '2' }, weight: 4 },
    ],
  },
  {
    id: 'T4',
    title: 'fuzzed files: flips, cuts, lying lengths, bombs, prototype keys, swapped and spliced parts',
    wants: [{ what: 'files', count: 20_000 }],
    runs: [0, 10_000].map((first) => ({
      files: [project('fuzzed-files')],
      env: { FUZZ_FILES: '10000', FUZZ_FIRST: String(first) },
      weight: 9,
    })),
  },
  {
    id: 'T5',
    title: 'mutated and forged updates through the guard, tried on two replicas',
    wants: [{ what: 'updates', count: 50_000 }],
    runs: [{ files: ['test/shared/document/guard-fuzz.test.ts'], env: { GUARD_RUNS: '140' }, weight: 3 }],
  },
  {
    id: 'T6',
    title:
      'five replicas: seeded commands, drops, duplicates, reordering, undo; invariants hold, replicas equal',
    wants: [{ what: 'runs', count: 30_000 }],
    runs: [1, 15_001].map((first) => ({
      files: ['test/shared/document/convergence.test.ts', 'test/shared/document/undo.test.ts'],
      env: { CONVERGENCE_REPLICAS: '5', CONVERGENCE_RUNS: '15000', CONVERGENCE_SEED: String(first) },
      weight: 10,
    })),
  },
  {
    id: 'T7',
    title:
      'hostile sockets for 30 s: oversize, gaps, forged ids, awareness flood, slow read, half-open, random bytes',
    wants: [{ what: 'attackers', count: 200 }],
    runs: [
      {
        files: ['test/main/host/sync/hostile-guests.test.ts'],
        env: { THROUGHLINE_LONG: '1' },
        alone: true,
        weight: 1,
      },
    ],
  },
  {
    id: 'T8',
    title: 'Host, Origin and path matrix; code guessing; a recording proxy finds no plaintext',
    wants: [
      { what: 'requests', count: 60 },
      { what: 'guesses', count: 10_000 },
      { what: 'secrets looked for on the wire', count: 9 },
    ],
    runs: [
      {
        files: [
          'test/main/host/door/matrix.test.ts',
          'test/main/host/workshop/guessing.test.ts',
          'test/main/host/workshop/secrecy.test.ts',
          'test/renderer/room/secure-socket.test.ts',
        ],
        weight: 1,
      },
    ],
  },
  {
    id: 'T9',
    title: 'roles × message kinds × documents, with live demotion',
    wants: [{ what: 'combinations', count: 128 }],
    runs: [
      {
        files: ['test/main/host/workshop/roles.test.ts', 'test/main/host/sync/guests.test.ts'],
        weight: 1,
      },
    ],
  },
  {
    id: 'T10',
    title: 'script injection in every text and address field, the exports, the screens and the guest pages',
    wants: [
      { what: 'injections per field', count: 120 },
      { what: 'injections in a browser', count: 120 },
      { what: 'injections on screens', count: 120 },
    ],
    runs: [
      {
        files: ['test/shared/formats/injection.test.ts', 'test/shared/base/file-name.test.ts'],
        env: { INJECTIONS: '999' },
        weight: 1,
      },
      {
        files: [
          'test/e2e/injection/injection.test.ts',
          'test/e2e/guest/safe-svg.test.ts',
          'test/e2e/clipboard/paste.test.ts',
        ],
        env: { INJECTIONS: '999' },
        project: 'browser',
        weight: 5,
      },
    ],
  },
  {
    id: 'T11',
    title: 'the guest’s way over a plain-HTTP, non-localhost name',
    wants: [{ what: 'flows', count: 3 }],
    runs: [{ files: ['test/e2e/guest/plain-http.test.ts'], project: 'browser', weight: 1 }],
  },
  {
    id: 'T12',
    title: 'soak: 20 guests × 10 updates a second for 3 minutes: memory slope, file growth',
    wants: [{ what: 'soaks', count: 1 }],
    runs: [
      {
        files: ['test/main/host/sync/soak.test.ts'],
        env: { SOAK_SECONDS: '180' },
        alone: true,
        weight: 4,
      },
    ],
  },
  {
    id: 'T13',
    title: 'two processes on one file; replaced from outside in mid-edit; rename refused',
    wants: [
      { what: 'rounds', count: 250 },
      { what: 'races for the lock', count: 250 },
    ],
    runs: [
      { files: [project('outside-mix')], env: { OUTSIDE_ROUNDS: '250' }, weight: 1 },
      { files: [files('document-lock')], env: { LOCK_ROUNDS: '250' }, weight: 1 },
    ],
  },
  {
    id: 'T14',
    title:
      'Electron checklist, IPC contract fuzz, 500 traversal strings, hostile starts, fuses of the package',
    wants: [
      { what: 'traversal strings', count: 500 },
      { what: 'traversal requests', count: 3500 },
      { what: 'calls with hostile arguments', count: 5000 },
      { what: 'hostile starts', count: 50 },
    ],
    runs: [
      {
        files: [
          'test/main/desktop/app-files.test.ts',
          'test/main/desktop/checklist.test.ts',
          'test/main/desktop/hostile-starts.test.ts',
          'test/main/desktop/ipc-contract.test.ts',
          'test/main/preload/preload.test.ts',
          'test/architecture/no-embedding.test.ts',
        ],
        env: { THROUGHLINE_IPC_RUNS: '5000' },
        weight: 1,
      },
      { files: ['test/main/host/http/traversal.test.ts'], env: { TRAVERSALS: '500' }, weight: 1 },
      { files: ['test/packaging/package.test.ts'], weight: 1 },
    ],
  },
  {
    id: 'T15',
    title: 'every released file: open, save, reopen, equal; newer files and unknown fields kept',
    wants: [{ what: 'released files', count: 3 }],
    runs: [{ files: [project('released-files'), project('newer-files')], weight: 1 }],
  },
  {
    id: 'T16',
    title:
      'the sample and every template’s example in every format, read by other programs; odd texts; random round trips',
    wants: [
      { what: 'files', count: 380 },
      { what: 'odd texts', count: 1000 },
      { what: 'round trips', count: 800 },
    ],
    runs: [
      {
        files: [
          ...['every-format', 'odd-texts'].map((name) => `test/whole-map/every-format/${name}.test.ts`),
          'test/shared/formats/pptx/deck.test.ts',
        ],
        env: { EVERY_FORMAT_STEP: '1', INJECTIONS: '24' },
        weight: 2,
      },
      {
        files: ['canvas', 'journey', 'mermaid', 'tables'].map(
          (format) => `test/shared/formats/${format}/round-trip.test.ts`,
        ),
        env: { ROUND_TRIPS: '200', CANVASES: '200', FULL_CANVASES: '60', TABLE_RUNS: '200' },
        weight: 1,
      },
      {
        files: ['test/e2e/export/every-format.test.ts'],
        env: { EVERY_EXAMPLE: '1' },
        weight: 2,
      },
      {
        files: ['test/e2e/export-dialog/every-format.test.ts'],
        env: { EVERY_EXAMPLE: '1' },
        project: 'browser',
        weight: 4,
      },
    ],
  },
  {
    id: 'T17',
    title: 'tables that others edited or damaged beside edits here; boards that nobody drew',
    wants: [
      { what: 'edited tables', count: 400 },
      { what: 'hostile boards', count: 3000 },
    ],
    runs: [
      {
        files: ['random-edits', 'damage'].map((name) => `test/shared/formats/tables/${name}.test.ts`),
        env: { TABLE_RUNS: '200' },
        weight: 1,
      },
      {
        files: ['test/shared/formats/board/hostile-boards.test.ts'],
        env: { HOSTILE_BOARDS: '1000' },
        weight: 1,
      },
    ],
  },
  {
    id: 'T18',
    title: 'journey data that is broken, hostile or private',
    wants: [
      { what: 'hostile files', count: 3000 },
      { what: 'bombs', count: 25 },
      { what: 'private logs', count: 1500 },
      { what: 'changed figures', count: 6000 },
      { what: 'windows that large figures reached', count: 4 },
    ],
    runs: [
      {
        files: ['hostile-logs', 'endless-logs'].map((name) => `test/shared/formats/logs/${name}.test.ts`),
        env: { HOSTILE_LOGS: '3000' },
        weight: 3,
      },
      {
        files: ['test/shared/analysis/journey/private-figures.test.ts'],
        env: { PRIVATE_LOGS: '1500' },
        weight: 3,
      },
      { files: ['test/main/host/sync/journey-data.test.ts'], weight: 0.5 },
    ],
  },
]
