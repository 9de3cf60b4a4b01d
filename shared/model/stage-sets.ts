/** A stage of a set, with the parts that it is commonly divided into. */
export interface StageOfSet {
  readonly title: string
  readonly steps?: readonly string[]
}

/** Stages that belong together, to begin a map with or to put over one that is there. */
export interface StageSet {
  readonly id: string
  readonly title: string
  /** Who uses it, in a few words. */
  readonly use: string
  readonly stages: readonly StageOfSet[]
}

const stages = (...titles: string[]): StageOfSet[] => titles.map((title) => ({ title }))

/** The sets on offer, in the order of a menu: the common ways to divide a journey, and time. */
export const STAGE_SETS: readonly StageSet[] = [
  {
    id: 'standard-five',
    title: 'Standard five',
    use: 'Most journeys of a customer',
    stages: stages('Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy'),
  },
  {
    id: 'standard-five-decision',
    title: 'Standard five with decision',
    use: 'Where nothing is bought',
    stages: stages('Awareness', 'Consideration', 'Decision', 'Retention', 'Advocacy'),
  },
  {
    id: 'lifecycle',
    title: 'Lifecycle with measures',
    use: 'A number for every stage',
    stages: [
      ...stages('Reach', 'Acquisition', 'Conversion'),
      { title: 'Retention', steps: ['Onboarding', 'Support', 'Adoption', 'Engagement', 'Expansion'] },
      { title: 'Loyalty' },
    ],
  },
  {
    id: 'five-phases',
    title: 'Five phases',
    use: 'From first notice to a loyal customer',
    stages: stages('Awareness', 'Consideration', 'Conversion', 'Retention', 'Brand loyalty'),
  },
  {
    id: 'five-phases-intent',
    title: 'Five phases with intent',
    use: 'Where wanting comes long before buying',
    stages: stages('Awareness', 'Consideration', 'Intent', 'Conversion', 'Retention', 'Brand loyalty'),
  },
  {
    id: 'five-phases-onboarding',
    title: 'Five phases with onboarding',
    use: 'Where beginning is the hard part',
    stages: stages('Awareness', 'Consideration', 'Onboarding', 'Conversion', 'Retention', 'Brand loyalty'),
  },
  {
    id: 'b2b-seven',
    title: 'B2B seven phases',
    use: 'A committee that buys once in years',
    stages: stages(
      'Out of market',
      'Trigger',
      'Initial consideration',
      'Active evaluation',
      'Purchase decision',
      'Implementation',
      'Loyalty',
    ),
  },
  {
    id: 'saas-six',
    title: 'SaaS six',
    use: 'Software by subscription',
    stages: stages('Awareness', 'Acquisition and onboarding', 'Adoption', 'Renewal', 'Expansion', 'Advocacy'),
  },
  {
    id: 'three-parts',
    title: 'Three parts',
    use: 'A product that replaces another',
    stages: stages('Pre-purchase and sales', 'Onboarding and migration', 'Use and renewal'),
  },
  {
    id: 'post-purchase-five',
    title: 'Post-purchase five',
    use: 'Goods that are lived with',
    stages: stages('Initial awareness', 'Consideration', 'Evaluation', 'Purchase', 'Post-purchase'),
  },
  {
    id: 'three-stages',
    title: 'Three stages',
    use: 'A shop, at a glance',
    stages: stages('Discover', 'Explore', 'Buy'),
  },
  {
    id: 'client-relationship',
    title: 'Client relationship',
    use: 'An agency or a consultancy with its client',
    stages: stages('Reactive', 'Proactive', 'Strategic or consultative', 'Partnership'),
  },
  {
    id: 'customer-success-five',
    title: 'Customer success five',
    use: 'Teams that look after customers',
    stages: stages('Awareness', 'Consideration', 'Acquisition', 'Service', 'Loyalty'),
  },
  {
    id: 'pipeline',
    title: 'Pipeline states',
    use: 'Sales, as the CRM counts it',
    stages: stages('New lead', 'Engaged', 'Qualified', 'Opportunity', 'Closed won'),
  },
  {
    id: 'hours',
    title: 'Hours of a day',
    use: 'A day in somebody’s life',
    stages: [
      { title: 'Morning', steps: ['06:00', '08:00', '10:00'] },
      { title: 'Midday', steps: ['12:00'] },
      { title: 'Afternoon', steps: ['14:00', '16:00'] },
      { title: 'Evening', steps: ['18:00', '20:00', '22:00'] },
    ],
  },
  {
    id: 'weekdays',
    title: 'Days of a week',
    use: 'Routines that come round',
    stages: stages('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'),
  },
  {
    id: 'quarters',
    title: 'Quarters of a year',
    use: 'Long relationships, budgets',
    stages: stages('First quarter', 'Second quarter', 'Third quarter', 'Fourth quarter'),
  },
]
