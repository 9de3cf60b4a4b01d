/** Faults to plant in what is read and told of journey data; see planted-faults.mjs. */

/** @type {(name: string) => string} */
const logs = (name) => `test/shared/formats/logs/${name}.test.ts`
const PRIVATE = 'test/shared/analysis/journey/private-figures.test.ts'

/** @type {readonly import('./planted-faults.mjs').PlantedFault[]} */
export const JOURNEY_DATA_FAULTS = [
  {
    id: 'rows-unaccounted',
    test: 'T18',
    breaks: 'rows of another width are in no account',
    file: 'shared/formats/logs/file-rows.ts',
    find: "if (taken === 'used') report.used++\n    else report.note(taken, row)",
    replace: "if (taken === 'used') report.used++\n    else if (row.fault === null) report.note(taken, row)",
    run: { files: [logs('hostile-logs')] },
  },
  {
    id: 'doubled-by-a-copy',
    test: 'T18',
    breaks: 'a file that is brought twice counts twice',
    file: 'shared/formats/logs/union-rows.ts',
    find: 'if (here <= most) return IN_EARLIER_FILE',
    replace: 'if (here < most) return IN_EARLIER_FILE',
    run: { files: [logs('hostile-logs')] },
  },
  {
    id: 'text-without-end',
    test: 'T18',
    breaks: 'a value in XES that never ends is read until memory is full',
    file: 'shared/formats/logs/xes-scanner.ts',
    find: 'if (this.#since > MOST_LETTERS)',
    replace: 'if (this.#since > 64 * MOST_LETTERS)',
    run: { files: [logs('endless-logs')] },
    title: 'of XES',
  },
  {
    id: 'packed-without-bounds',
    test: 'T18',
    breaks: 'a packed file may hold a thousand times its size',
    file: 'shared/formats/logs/gunzip.ts',
    find: 'written > read * MOST_TIMES',
    replace: 'written > read * MOST_TIMES * 4',
    run: { files: [logs('endless-logs')] },
    title: 'packed',
  },
  {
    id: 'ids-on-the-map',
    test: 'T18',
    breaks: 'who brought whom becomes segments that are called by customers’ ids',
    file: 'shared/analysis/journey/segment-slices.ts',
    find: 'told[at] && !ids.has(column.values[value] as string)',
    replace: 'told[at] && !ids.has(column.name)',
    run: { files: [PRIVATE] },
    title: 'tell of nobody',
  },
  {
    id: 'small-groups-told',
    test: 'T18',
    breaks: 'one customer too few is a group that is told',
    file: 'shared/analysis/journey/small-groups.ts',
    find: 'customers > 0 && customers < least',
    replace: 'customers > 0 && customers < least - 1',
    run: { files: [PRIVATE] },
    title: 'tell of nobody',
  },
  {
    id: 'more-than-there-is-room-for',
    test: 'T18',
    breaks: 'figures of a large map are longer than a project takes',
    file: 'shared/analysis/journey/figures.ts',
    find: 'return shorter.find(isCarried) ??',
    replace: 'return shorter[0] ??',
    run: { files: [PRIVATE] },
    title: 'cut down',
  },
]
