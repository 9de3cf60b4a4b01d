/** A Mermaid journey as Mermaid's grammar (its `journey.jison`) and its drawing take it. */
export interface ReadJourney {
  readonly title: string
  readonly described: readonly string[]
  readonly sections: readonly string[]
  readonly tasks: readonly {
    readonly section: string
    readonly task: string
    /** `NaN` where there is none. */
    readonly score: number
    readonly people: readonly string[]
  }[]
}

/** The tokens of a line in the order in which Mermaid tries them, for lines as this program writes them. */
const TITLE = /^title\s([^#\n;]+)$/
const DESCRIBED = /^acc(?:Title|Descr)\s*:\s*([^\n;]*)$/
const SECTION = /^section\s([^#:\n;]+)$/
const TASK = /^([^#:\n;]+)(:[^#\n;]+)$/

/**
 * Before it parses, Mermaid hides codes (`#35;`) and drops comments, and it turns the codes into their characters as it
 * draws. Throws at lines that are none of its statements.
 */
export function readMermaid(text: string): ReadJourney {
  if (!text.endsWith('\n')) throw new Error('The last line has no end')
  const [first, ...lines] = text
    .replace(/#(\d+);/g, '\u{f0000}$1\u{f0001}')
    .slice(0, -1)
    .split('\n')
  if (first !== 'journey') throw new Error(`Not a journey: ${first}`)
  const read = { title: '', described: [] as string[], sections: [] as string[], tasks: [] as Task[] }
  for (const line of lines.map((one) => one.trim())) takeLine(line, read)
  return read
}

type Task = ReadJourney['tasks'][number]

function takeLine(
  line: string,
  read: { title: string; described: string[]; sections: string[]; tasks: Task[] },
): void {
  if (/^%%|</.test(line)) throw new Error(`A comment or markup: ${line}`)
  const [title, described, section] = [TITLE, DESCRIBED, SECTION].map((token) => token.exec(line)?.[1])
  if (title !== undefined) read.title = shown(title)
  else if (described !== undefined) read.described.push(shown(described))
  else if (section !== undefined) read.sections.push(shown(section))
  else {
    const [, task = '', rest = ''] = TASK.exec(line) ?? []
    if (task === '') throw new Error(`No statement of a journey: ${line}`)
    const [score = '', people] = rest.slice(1).split(':')
    read.tasks.push({
      section: read.sections.at(-1) ?? '',
      task: shown(task),
      score: Number.parseFloat(score),
      people: people === undefined ? [] : people.split(',').map((name) => shown(name.trim())),
    })
  }
}

const shown = (field: string): string =>
  field.replace(/\u{f0000}(\d+)\u{f0001}/gu, (_code, point: string) => String.fromCodePoint(Number(point)))
