import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { copyText } from './copy-text.ts'
import { notifyProblem } from './notify.ts'

/** How long it says that it was done, in milliseconds. */
const SAID = 2500

/** Copies a text, and says so on itself. */
export function CopyButton({
  text,
  children,
  ...rest
}: Omit<ButtonProps, 'onClick' | 'icon'> & { readonly text: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const done = await copyText(text)
    setCopied(done)
    if (!done) notifyProblem(NOT_ALLOWED)
  }
  return (
    <Button
      {...rest}
      icon={copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      onClick={() => void copy()}
    >
      {copied ? 'Copied' : children}
      <span className="visually-hidden" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </Button>
  )
}

const NOT_ALLOWED = {
  code: 'no-clipboard',
  message: 'The browser did not allow copying. Select the text and copy it with the keyboard.',
}
