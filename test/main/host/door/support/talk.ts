/** How a test speaks with a program that it started elsewhere: questions by name, one answer each. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

export interface Question {
  readonly number: number
  readonly name: string
  readonly given: readonly unknown[]
}
interface Answer {
  readonly number: number
  readonly value?: unknown
  readonly error?: string
}

export interface Program {
  readonly ask: <T>(name: string, ...given: readonly unknown[]) => Promise<T>
  readonly end: () => Promise<void>
}

/** Starts a program that answers as `answer-questions.ts` does; it ends with the test. */
export function startProgram(command: string, parameters: readonly string[]): Program {
  const child: ChildProcess = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  const waiting = new Map<number, (answer: Answer) => void>()
  let number = 0
  child.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.(answer)
    waiting.delete(answer.number)
  })
  child.on('exit', () => {
    for (const [number, answer] of waiting) answer({ number, error: 'The program ended.' })
  })
  const end = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(end)
  return {
    end,
    ask: <T>(name: string, ...given: readonly unknown[]) =>
      new Promise<T>((resolve, reject) => {
        const question: Question = { number: ++number, name, given }
        waiting.set(question.number, ({ value, error }) =>
          error === undefined ? resolve(value as T) : reject(new Error(`${name}: ${error}`)),
        )
        child.send(question)
      }),
  }
}
