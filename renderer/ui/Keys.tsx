import { isMac, keyCaps, spokenKeys } from './keys.ts'

/** The keys to press for something, as small caps: `<Keys keys="$mod+k" />`. */
export function Keys({ keys }: { readonly keys: string }) {
  const mac = isMac()
  const caps = keyCaps(keys, mac)
  return (
    <span className="keys">
      <span className="visually-hidden">{spokenKeys(keys, mac)}</span>
      <span className="keys-caps" aria-hidden="true">
        {caps.map((cap, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a binding may ask for the same key twice
          <kbd key={index}>{cap}</kbd>
        ))}
      </span>
    </span>
  )
}
