const STEPS = ['What is in it', 'Reading', 'Where it stands'] as const

/** Where in the wizard one is: three steps, and the rows stay here in all of them. */
export const StepHead = ({ at }: { readonly at: 1 | 2 | 3 }) => (
  <span className="data-steps">
    {STEPS.map((step, index) => (
      <span key={step} data-at={index + 1 === at || undefined}>
        {index + 1}. {step}
      </span>
    ))}
  </span>
)
