/** What could not be brought along, a sentence each. */
export function Report({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <ul className="merge-report">
      {sentences.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report may say the same twice
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  )
}
