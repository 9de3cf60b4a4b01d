import { BrandSign } from '#renderer/ui/Brand.tsx'

/** Whose page this is. */
export function Brand() {
  return (
    <p className="guest-brand">
      <BrandSign size={26} />
      Throughline
    </p>
  )
}
