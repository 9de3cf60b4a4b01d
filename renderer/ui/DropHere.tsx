import './drop-here.css'
import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'

/** Covers the window while files hover over it, and says what becomes of them. */
export const DropHere = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="drop-here">
    <div className="drop-here-words">
      <FileDown size={32} aria-hidden="true" />
      <strong>{title}</strong>
      <span>{children}</span>
    </div>
  </div>
)
