// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/

/** Takes what XML cannot carry out of texts, and knows whether there was any. */
export class TextCleaner {
  /** Whether any text held characters that no slide can carry. */
  hasReplaced = false

  /** The text as XML carries it: control characters and halves of characters become the replacement character. */
  clean(text: string): string {
    const cleaned = text.toWellFormed().replace(FORBIDDEN, '\ufffd')
    if (cleaned !== text) this.hasReplaced = true
    return cleaned
  }

  /** The lines of a text as they were typed, cleaned; tabs are spaces, because on slides they move what follows. */
  lines(text: string): string[] {
    return this.clean(text)
      .split(LINE_END)
      .map((line) => line.replaceAll('\t', ' '))
  }

  /** The text in one line. */
  line(text: string): string {
    return this.lines(text).join(' ').trim()
  }
}
