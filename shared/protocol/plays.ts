import * as v from 'valibot'
import { type AgendaItem, agendaItem, ROOM_BOUNDS } from './room.ts'

/** A step of a play: an item of an agenda that belongs to no room yet. */
const playItem = v.omit(agendaItem, ['id', 'done'])
export type PlayItem = Readonly<v.InferOutput<typeof playItem>>

/** A ready-made course of a workshop. */
export const play = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(ROOM_BOUNDS.title)),
  /** What it is for, in a sentence. */
  description: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
  items: v.pipe(v.array(playItem), v.minLength(1), v.maxLength(ROOM_BOUNDS.agendaItems)),
})
export type Play = Readonly<v.InferOutput<typeof play>>

/** A play that somebody kept on this machine. */
export interface SavedPlay extends Play {
  readonly id: string
  /** ISO 8601 in UTC. */
  readonly changedAt: string
}

/** The agenda that a play makes; `newId` mints an id for each item. */
export const itemsOfPlay = ({ items }: Pick<Play, 'items'>, newId: () => string): AgendaItem[] =>
  items.map((item) => ({ ...item, id: newId(), done: false }))

/** An agenda as a play, for another day: without what was done of it. */
export const playOfItems = (title: string, description: string, items: readonly AgendaItem[]): Play => ({
  title,
  description,
  items: items.map(({ id: _id, done: _done, ...item }) => item),
})

const item = (
  title: string,
  minutes: number,
  prompt: string,
  notes: string,
  tool: PlayItem['tool'] = 'none',
): PlayItem => ({ title, minutes, prompt, notes, tool })

const TEAM_PLAY: Play = {
  title: 'Team play',
  description: 'A whole team maps one journey from the first trigger to the big picture, in about two hours.',
  items: [
    item(
      'Scope',
      15,
      'Whose journey do we map, what do they want to get done, and where does it start and end?',
      'Write the answers into the map’s scope as they are said. One persona, one goal. If two journeys turn up, pick one and park the other. Read the scope sentence aloud at the end: everybody should nod.',
    ),
    item(
      'Set the stage',
      5,
      'What is this map for, and what will we do with it tomorrow?',
      'Say who is in the room and why. Roles: one person leads, all others write. House rules: one thought a card, no wrong cards, questions count too.',
    ),
    item(
      'Backstory',
      10,
      'What hurts them today, what do they need, and what would make them say “this is it”?',
      'Fill the persona from pains to requirements to outcomes to the one top goal. Ask for evidence: who has heard a customer say that? What nobody has heard is marked as assumed.',
    ),
    item(
      'Map what they do',
      45,
      'Write what they do, ask and decide, one thing a card, in the order in which it happens.',
      'First ten minutes alone, then together from left to right. Takes 30 to 60 minutes: give it more time while new cards keep coming. Add channels last, card by card. More than twelve steps: the scope is too wide.',
      'round',
    ),
    item(
      'Pain points',
      20,
      'Where do they get stuck, wait, worry or give up?',
      'Alone first, then read aloud and cluster. Set the impact of each together: trivial, needs a work-around, abandons. 10 minutes are enough for a small map, 30 for a long one. Then vote on the worst.',
      'round',
    ),
    item(
      'Sentiment',
      15,
      'How do they feel at each step? Rate it as they would, not as we hope.',
      'Everybody rates alone. Look at the steps where ratings lie furthest apart: that is where the team knows least. Name the peak, the trough and the moment that matters.',
      'rating',
    ),
    item(
      'The big picture',
      15,
      'Step back. What surprises you, and what do we do about it first?',
      'Walk through the map in front of all, stage by stage, without discussion. Then one round: each names one surprise and one opportunity. Give the three best an owner and a date before anybody leaves.',
      'present',
    ),
  ],
}

const GRID_WORKSHOP: Play = {
  title: 'Grid workshop',
  description:
    'Empathy maps first, then the grid row by row: the first together, the others alone. About two hours.',
  items: [
    item(
      'Introduction',
      10,
      'Say your name, and one thing you hope to know by the end.',
      '5 to 10 minutes. Show the empty grid, explain the rows in a sentence each. Let everybody join and write one test card so that nobody fights with the tool later.',
    ),
    item(
      'Empathy maps',
      30,
      'What does this person say, think, do and feel? What hurts, and what do they gain?',
      'One empathy map per participant, ten minutes in silence. Then merge: read aloud, put the same things together. Differences are worth more than what is alike.',
    ),
    item(
      'First row together',
      10,
      'What do they do, step by step? We fill the first row together.',
      'Type for the group, so that all see how large a card is: a verb and an object. Agree on the steps now; they are hard to change once the rows are full.',
    ),
    item(
      'Rows alone',
      15,
      'Fill the other rows on your own: questions, happy moments, pain points, limits, opportunities.',
      'A private round, 15 to 20 minutes. Quiet. Those who finish early look at the empty cells. Reveal only when most have stopped writing.',
      'round',
    ),
    item(
      'Discussion',
      35,
      'What belongs together, what is missing, and what matters most?',
      '35 to 40 minutes. Go column by column, cluster and merge the same cards, name the groups. Close with a vote on pain points; talk only about the first five.',
      'vote',
    ),
    item(
      'Wrap-up',
      5,
      'What is the next step, who takes it, and when do we meet again?',
      'Owner and date on every opportunity that goes on. Say where the map will be found and who gets the summary.',
    ),
  ],
}

const QUICK_RETRO: Play = {
  title: 'Quick review of a map',
  description: 'A map that exists already, read again with fresh eyes. 45 minutes.',
  items: [
    item(
      'Read the map',
      8,
      'Read the map in silence, from left to right. What is no longer true?',
      'Present stage by stage, or let people walk by themselves. No discussion yet.',
      'present',
    ),
    item(
      'What has changed?',
      10,
      'Write what is wrong, what is missing and what is better by now, one thing a card.',
      'A private round, so that nobody writes off the first one who speaks. Anonymous where the map is about somebody’s own work.',
      'round',
    ),
    item(
      'Talk it over',
      15,
      'What do these cards have in common?',
      'Cluster, name the groups, merge what is the same. Change the map as you go; what takes longer goes to the parking lot.',
    ),
    item(
      'Choose',
      5,
      'Three dots each: what should we look at first?',
      'Close the vote when everybody is through. Ties need no second vote: take both.',
      'vote',
    ),
    item(
      'Next steps',
      7,
      'Who does what, by when?',
      'No more than three. Each with one owner, a date and a first step that can be done this week.',
    ),
  ],
}

const PRIORITISE: Play = {
  title: 'Prioritise opportunities',
  description: 'From many ideas to the few that are done first. 30 minutes.',
  items: [
    item(
      'The pains behind them',
      5,
      'Which pain does each opportunity answer?',
      'Show the pain points by rank. Link each opportunity to its pains; what answers none is parked.',
      'present',
    ),
    item(
      'Vote',
      5,
      'Where would customers notice the difference most?',
      'Vote on opportunities, five dots each, no more than two on one. In silence.',
      'vote',
    ),
    item(
      'Value and effort',
      12,
      'What is it worth to the customer, and what does it cost us?',
      'Take the first eight of the vote into the matrix. Place them against each other, not against a scale. Twenty seconds each; where two people disagree by a whole field, let both say one sentence.',
    ),
    item(
      'Decide',
      8,
      'Which three do we do, and who takes each?',
      'Status to planned, an owner and a date each. Read the plan aloud. Drop what nobody wants to own.',
    ),
  ],
}

const EMPATHY: Play = {
  title: 'Empathy in an hour',
  description:
    'One persona, as many views of it as there are people, and one picture that all share. 60 minutes.',
  items: [
    item(
      'Who is it?',
      10,
      'Who are we talking about? Give them a name, an occupation and a day.',
      'Fill the persona’s sheet together. Stop at what nobody knows: these are the questions for the next interview.',
    ),
    item(
      'Alone',
      15,
      'What do they say, think, do and feel? Write as if you were them.',
      'A private round on the empathy map. Quotes from real people first, guesses marked as assumed.',
      'round',
    ),
    item(
      'Together',
      20,
      'What do we all see, and where do we differ?',
      'Reveal, read aloud field by field, merge the same. Ask “how do we know?” for every card with more than two names behind it.',
    ),
    item(
      'Pains and gains',
      10,
      'What would hurt them most to lose, and to keep?',
      'Three dots each. The first pain and the first gain are what the journey map has to answer.',
      'vote',
    ),
    item(
      'In one sentence',
      5,
      'Finish the sentence: “They come to us because…”',
      'Write it into the persona’s motto or quote. If there are two sentences, there are two personas.',
    ),
  ],
}

/** The plays that come with the program, the longest first. */
export const PLAYS: readonly Play[] = [TEAM_PLAY, GRID_WORKSHOP, EMPATHY, QUICK_RETRO, PRIORITISE]
