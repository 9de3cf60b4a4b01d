import { Component, type ReactNode } from 'react'
import { DiagnosticsButton } from '#renderer/features/support/DiagnosticsButton.tsx'
import type { SupportClient } from '#renderer/session/support-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Trouble } from './Trouble.tsx'

interface BoundaryProps {
  /** Tells what the host knows of itself; `null` for guests. */
  readonly support: SupportClient | null
  readonly children: ReactNode
}

interface BoundaryState {
  readonly failure: { readonly error: unknown } | null
}

/** Catches what went wrong while drawing a screen, and says so calmly instead of leaving it white. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } }
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
        <DiagnosticsButton support={this.props.support} facts={{ error: failure.error }} />
      </Trouble>
    )
  }
}
