/** Characters that XML 1.0, HTML and spreadsheets have no place for, but for the lone halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as files of text can hold it: what they have no place for becomes the replacement character (U+FFFD). */
export const writable = (text: string): string => text.replace(FORBIDDEN, '\ufffd').toWellFormed()

/** Whether {@link writable} changes any text in a tree of plain values and maps. */
export function hasUnwritable(tree: unknown): boolean {
  if (typeof tree === 'string') return writable(tree) !== tree
  if (tree instanceof Map) return hasUnwritable([...tree.values()])
  return typeof tree === 'object' && tree !== null && Object.values(tree).some(hasUnwritable)
}

/** What is said, once, where characters were replaced. */
export const REPLACED_CHARACTERS =
  'Some texts have characters that no file of text can hold, such as control characters; “\ufffd” stands in their place.'
