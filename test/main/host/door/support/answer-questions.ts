import type { Question } from './talk.ts'

type Does = (...given: never[]) => unknown

/** Answers the questions of `talk.ts` with what these functions do. */
export function answerQuestions(work: Readonly<Record<string, Does>>): void {
  process.on('message', async ({ number, name, given }: Question) => {
    try {
      process.send?.({ number, value: await work[name]?.(...(given as never[])) })
    } catch (error) {
      process.send?.({ number, error: String(error) })
    }
  })
  process.on('disconnect', () => process.exit())
}
