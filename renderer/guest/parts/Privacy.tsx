/** What is promised to somebody who writes here, and what is not. */
export function Privacy({ hostKey }: { readonly hostKey: string | null }) {
  return (
    <details className="privacy">
      <summary>What you write goes to the facilitator’s laptop only, encrypted on its way.</summary>
      <p>
        There is no cloud and no account. What you write stays on that laptop and, until it is there, in this
        browser.
      </p>
      <p>
        Nobody who listens in this Wi-Fi can read it. What this cannot rule out: somebody in the same network
        who actively poses as the laptop and gives you a false page.{' '}
        {hostKey === null
          ? 'You typed the address; the link or the QR code also tells this page which laptop it must meet.'
          : 'Your link told this page which laptop it must meet; it speaks with no other.'}
      </p>
      <p>In an anonymous round not even the laptop keeps who wrote what.</p>
    </details>
  )
}
