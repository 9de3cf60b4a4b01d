/**
 * Faults to plant, one at a time, so that each test of the battery is seen to fail: a test that cannot fail proves nothing.
 * `npm run test:faults` plants them in a copy of the project.
 */

/**
 * @typedef {object} PlantedFault
 * @property {string} id
 * @property {string} test the test of the battery that must see it
 * @property {string} breaks what goes wrong, in words
 * @property {string} file where it is planted
 * @property {string} find stands there exactly once
 * @property {string} replace
 * @property {import('./battery.mjs').Run} run the slice that must turn red
 * @property {string} [title] only tests whose title matches, where the whole slice takes long
 */

/** @type {(name: string) => string} */
const files = (name) => `test/main/host/files/${name}.test.ts`
/** @type {(name: string) => string} */
const project = (name) => `test/main/host/project/${name}.test.ts`

/** @type {readonly PlantedFault[]} */
export const PLANTED_FAULTS = [
  {
    id: 'journal-without-sync',
    test: 'T2',
    breaks: 'entries of the journal are acknowledged before they are synced',
    file: 'main/host/files/journal.ts',
    find: 'await current.file.datasync()',
    replace: '',
    run: { files: [files('power-loss')] },
  },
  {
    id: 'rename-before-sync',
    test: 'T2',
    breaks: 'the new file takes the old one’s place before its bytes are synced',
    file: 'main/host/files/atomic-file.ts',
    find: 'await file.sync()\n',
    replace: '',
    run: { files: [files('power-loss')] },
  },
  {
    id: 'file-without-sync',
    test: 'T2',
    breaks: 'the journal is begun anew while the file that holds its edits is not synced',
    file: 'main/host/files/atomic-file.ts',
    find: 'await file.sync()\n',
    replace: '',
    run: { files: [project('power-loss')] },
  },
]
