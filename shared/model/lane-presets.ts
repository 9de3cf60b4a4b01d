import type { BlueprintLine, Color, LaneKind, Role } from './vocabulary.ts'

/** A lane as a menu offers it: what it is called, how it looks, and what to write in it. */
export interface LanePreset {
  readonly id: string
  readonly title: string
  readonly kind: LaneKind
  readonly color: Color
  readonly prompt: string
  readonly role?: Role
  readonly lineBelow?: BlueprintLine
}

const preset = (
  id: string,
  kind: LaneKind,
  title: string,
  color: Color,
  prompt: string,
  more: Pick<LanePreset, 'role' | 'lineBelow'> = {},
): LanePreset => ({ id, kind, title, color, prompt, ...more })

/**
 * The lanes on offer, in the order of a menu and under its headings. The plain one of each kind comes first under its
 * heading; after the menu a lane is nothing but its fields, so any of them can be renamed into any other.
 */
export const LANE_PRESETS = [
  {
    heading: 'What the customer goes through',
    presets: [
      preset('actions', 'cards', 'Doing', 'yellow', 'What do they do?'),
      preset('thoughts', 'cards', 'Thoughts and questions', 'violet', 'What do they think or ask?'),
      preset('needs', 'cards', 'Motivations and needs', 'orange', 'Why do they do it?'),
      preset('expectations', 'cards', 'Expectations', 'orange', 'What do they expect to happen?'),
      preset('goals', 'cards', 'Goals', 'green', 'What do they want to reach?'),
      preset('happy-moments', 'cards', 'Happy moments', 'green', 'What goes better than expected?'),
      preset('decisions', 'cards', 'Decisions', 'blue', 'What do they decide here?'),
      preset('sentiment', 'sentiment', 'Feeling', 'teal', 'How does it feel?'),
      preset('pains', 'pains', 'Pain points', 'red', 'What hurts?'),
      preset('images', 'images', 'Storyboard', 'grey', 'A picture of this step'),
    ],
  },
  {
    heading: 'Where they meet you',
    presets: [
      preset('touchpoints', 'touchpoints', 'Touchpoints', 'blue', 'Where do they meet us?'),
      preset('channels', 'channels', 'Channels', 'blue', ''),
    ],
  },
  {
    heading: 'What you make of it',
    presets: [
      preset('opportunities', 'opportunities', 'Opportunities', 'green', 'What could be done?'),
      preset('ideas', 'cards', 'Ideas', 'yellow', 'What comes to mind?'),
      preset('answer', 'cards', 'Our answer', 'teal', 'What do we offer for this step?'),
      preset('tech-limits', 'cards', 'Tech limits', 'grey', 'What can the technology not do?'),
      preset('metrics', 'metrics', 'Metrics', 'grey', 'What is counted here?'),
      preset('evidence', 'cards', 'Evidence and quotes', 'violet', 'How do we know?'),
      preset('owners', 'owners', 'Owners', 'teal', 'Who answers for this step?'),
      preset('cards', 'cards', 'New lane', 'yellow', ''),
    ],
  },
  {
    heading: 'Service blueprint',
    presets: [
      preset('customer-actions', 'roles', 'Customer actions', 'yellow', 'What does the customer do?', {
        role: 'customer',
        lineBelow: 'interaction',
      }),
      preset(
        'frontstage-people',
        'roles',
        'Frontstage people',
        'blue',
        'Who meets the customer, and does what?',
        {
          role: 'frontstage-people',
        },
      ),
      preset(
        'frontstage-technology',
        'roles',
        'Frontstage technology',
        'teal',
        'Which screen or machine does the customer meet?',
        { role: 'frontstage-technology', lineBelow: 'visibility' },
      ),
      preset('backstage-actions', 'roles', 'Backstage actions', 'orange', 'What happens behind the scenes?', {
        role: 'backstage',
        lineBelow: 'internal',
      }),
      preset('support-processes', 'roles', 'Support processes', 'violet', 'What must others do for it?', {
        role: 'support',
      }),
      preset('policies', 'roles', 'Policies', 'grey', 'Which rules apply?', { role: 'policy' }),
    ],
  },
] as const satisfies readonly { readonly heading: string; readonly presets: readonly LanePreset[] }[]

/** All presets in one list. */
export const ALL_LANE_PRESETS: readonly LanePreset[] = LANE_PRESETS.flatMap(
  ({ presets }): readonly LanePreset[] => presets,
)

/** The preset of that id; the plain lane where there is none. */
export const lanePreset = (id: string): LanePreset =>
  ALL_LANE_PRESETS.find((one) => one.id === id) ?? preset('cards', 'cards', 'New lane', 'yellow', '')
