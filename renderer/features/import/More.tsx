/** What is there and not shown, in a few words; nothing where there are none. */
export const More = ({ words }: { readonly words: string }) =>
  words === '' ? null : <p className="wizard-more">{words}</p>
