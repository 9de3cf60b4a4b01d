/** Medians of all repetitions, app and peers side by side, as Markdown tables. */
export function writeReport({ canvas, storage, window, hands, templates, room, journey, journeyWindow }) {
  return [
    '# Bench',
    canvas && `Measured ${canvas.machine.at} on ${canvas.machine.cores} cores without a GPU; medians.`,
    canvas && table('On the canvas', canvas.interact, ['n', 'target'], INTERACT),
    canvas && table('PNG of the whole map', canvas.export, ['n', 'target', 'scale'], EXPORT),
    canvas && table('PDF of the whole map', canvas.pdf, ['n', 'target'], PDF),
    storage && table('File', storage.storage, ['n', 'format'], STORAGE),
    window &&
      table(
        'An edit on its way to a second window',
        window.rows,
        ['n'],
        [
          ['p50 ms', 'p50'],
          ['p95 ms', 'p95'],
          ['edits', 'edits'],
        ],
      ),
    hands &&
      table(
        'From a key to its letter on the screen',
        hands.echo,
        ['n', 'target'],
        [
          ['p50 ms', 'p50'],
          ['p95 ms', 'p95'],
        ],
      ),
    hands &&
      table(
        'All cards selected and dragged at once',
        hands.drag,
        ['n', 'target'],
        [
          ['frame p50 ms', 'p50'],
          ['frame p95 ms', 'p95'],
          ['frames over 25 ms', 'dropped'],
          ['frames', 'frames'],
        ],
      ),
    templates && table('From a click on a template to its map', templates.rows, ['template'], [['ms', 'ms']]),
    room &&
      table('A workshop: from an edit to every other screen', room.workshop, ['clients', 'target'], ROOM),
    room && table('A crowd: from an edit to every other screen', room.crowd, ['clients', 'target'], ROOM),
    room &&
      table(
        'Coming late',
        room.join,
        ['cards', 'target'],
        [
          ['p50 ms', 'p50'],
          ['most ms', 'most'],
        ],
      ),
    journey && table('Journey data: from a file to all measures', journey.rows, ['rows', 'target'], JOURNEY),
    journeyWindow &&
      table('Journey data: from the drop to the map', journeyWindow.rows, ['rows', 'target'], JOURNEY_WINDOW),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const INTERACT = [
  ['ready ms', 'load.readyMs'],
  ['heap MiB', 'load.heapMiB'],
  ['renderer RSS MiB', 'load.rendererRssMiB'],
  ['pan 100 % main ms/frame', 'panClose.mainPerFrame'],
  ['pan overview p95', 'panOverview.p95'],
  ['main ms/frame', 'panOverview.mainPerFrame'],
  ['zoom in p95', 'zoom.in.p95'],
  ['zoom out p95', 'zoom.out.p95'],
  ['drag p95', 'dragClose.latP95'],
  ['drag overview p95', 'dragOverview.latP95'],
  ['add ms', 'add.p50'],
]
const EXPORT = [
  ['ms', 'ms'],
  ['bytes', 'bytes'],
  ['whole', (rows) => String(rows.every((row) => row.full === true))],
]
const PDF = [
  ['lay out ms', 'prepareMs'],
  ['print ms', 'printMs'],
  ['words wanted', 'wordsWanted'],
  ['words found', 'words'],
]
const ROOM = [
  ['edits', 'cards'],
  ['delivered', 'delivered'],
  ['p50 ms', 'p50'],
  ['p95 ms', 'p95'],
  ['p99 ms', 'p99'],
  ['host CPU %', 'hostCpuPercent'],
  ['host loop p99 ms', 'hostLoopP99'],
  ['clients CPU %', 'clientsCpuPercent'],
]
const JOURNEY_WINDOW = [
  ['drop to numbers ms', 'overlayMs'],
  ['longest frame ms', 'longestFrameMs'],
]
const JOURNEY = [
  ['read ms', 'readMs'],
  ['compute ms', 'computeMs'],
  ['in all ms', 'totalMs'],
  ['processors ms', 'cpuMs'],
  ['peak MiB', 'peakMiB'],
]
const STORAGE = [
  ['bytes', 'bytes'],
  ['gzip', 'gzip'],
  ['save ms', 'saveMs'],
  ['open ms', 'loadMs'],
  ['first open ms', 'loadFirstMs'],
]

const valueAt = (row, path) => path.split('.').reduce((value, key) => value?.[key], row)

function median(rows, path) {
  const values = rows
    .map((row) => valueAt(row, path))
    .filter((value) => typeof value === 'number')
    .sort((a, b) => a - b)
  return values.length === 0 ? '–' : String(values[Math.floor((values.length - 1) / 2)])
}

function table(title, rows, keys, columns) {
  if (!rows || rows.length === 0) return null
  const groups = Map.groupBy(rows, (row) => keys.map((key) => row[key]).join(' | '))
  const lines = [...groups].map(([name, group]) => {
    const cells = columns.map(([, path]) => (typeof path === 'function' ? path(group) : median(group, path)))
    const error = group.find((row) => row.error)?.error
    return `| ${name} | ${cells.join(' | ')} | ${error ? `${group.length}: ${error.slice(0, 60)}` : group.length} |`
  })
  return [
    `## ${title}`,
    '',
    `| ${[...keys, ...columns.map(([name]) => name), 'runs'].join(' | ')} |`,
    `|${' --- |'.repeat(keys.length + columns.length + 1)}`,
    ...lines,
  ].join('\n')
}
