import type { Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'

/** Dialogs: what they said, and the answers a test has laid ready. Without one, the person chooses not to. */
export class StandInDialogs implements Pick<Dialog, 'showErrorBox'> {
  readonly boxes: MessageBoxOptions[] = []
  readonly errors: { readonly title: string; readonly content: string }[] = []
  readonly asked: (OpenDialogOptions | SaveDialogOptions)[] = []
  /** Labels of the buttons to press next. */
  readonly presses: string[] = []
  /** Files to choose next. */
  readonly choices: string[][] = []

  async showMessageBox(...args: readonly unknown[]): Promise<{ response: number }> {
    const options = args.at(-1) as MessageBoxOptions
    this.boxes.push(options)
    const { buttons = [], cancelId = 0 } = options
    const pressed = buttons.indexOf(this.presses[0] ?? '')
    if (pressed < 0) return { response: cancelId }
    this.presses.shift()
    return { response: pressed }
  }

  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content })
  }

  async showOpenDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    this.asked.push(args.at(-1) as OpenDialogOptions)
    const filePaths = this.choices.shift()
    return { canceled: filePaths === undefined, filePaths: filePaths ?? [] }
  }

  async showSaveDialog(...args: readonly unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    this.asked.push(args.at(-1) as SaveDialogOptions)
    const filePath = this.choices.shift()?.[0]
    return { canceled: filePath === undefined, filePath: filePath ?? '' }
  }

  /** Everything that was said, in one text. */
  get said(): string {
    return this.boxes.map(({ message, detail = '' }) => `${message}\n${detail}`).join('\n')
  }
}
