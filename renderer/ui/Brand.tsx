/** The program's sign: a line through ups and downs. */
export function BrandSign({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="brand-sign" viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect width="64" height="64" rx="14" />
      <path d="M10 40c8 0 9-16 18-16s9 18 17 18c5 0 7-8 9-16" />
      <circle cx="28" cy="24" r="5" fill="#fcf2cd" />
      <circle cx="45" cy="42" r="5" fill="#f9ded8" />
    </svg>
  )
}

/** The program's sign and name. */
export function Brand() {
  return (
    <span className="brand">
      <BrandSign />
      <span className="brand-word">Throughline</span>
    </span>
  )
}
