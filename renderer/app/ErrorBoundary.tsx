import { Component, type ErrorInfo, type ReactNode, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Trouble } from './Trouble.tsx'

interface Failure {
  readonly error: unknown
  readonly where: string
}

/** Catches what went wrong while drawing a screen, and says so calmly instead of leaving it white. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { failure: Failure | null }> {
  override state: { failure: Failure | null } = { failure: null }

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: { error, where: '' } }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ failure: { error, where: componentStack ?? '' } })
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <Trouble
        title="This screen ran into a fault"
        message="It is a mistake in Throughline, not in your map. What was saved is safe; reloading brings you back to it."
      >
        <Button tone="accent" onClick={() => location.reload()}>
          Reload
        </Button>
        <CopyButton text={() => detailsOf(failure)} />
      </Trouble>
    )
  }
}

function CopyButton({ text }: { readonly text: () => string }) {
  const [copied, setCopied] = useState(false)
  return (
    <Button onClick={() => void navigator.clipboard.writeText(text()).then(() => setCopied(true))}>
      {copied ? 'Copied' : 'Copy details'}
    </Button>
  )
}

/** What to send to somebody who can mend it. Nothing of the map is in it. */
function detailsOf({ error, where }: Failure): string {
  const what = error instanceof Error ? `${error.stack ?? error.message}` : String(error)
  return [what, where, navigator.userAgent, new Date().toISOString()].join('\n')
}
