import { toast } from 'sonner'
import type { Problem } from '#shared/base/result.ts'

/** Tells the person what could not be done, in the problem's own words. */
export const notifyProblem = (problem: Problem): void => {
  if (problem.code !== 'cancelled') toast.error(problem.message, { id: problem.message })
}

/** Tells the person in passing what was done. */
export const notify = (
  message: string,
  action?: { readonly label: string; readonly onClick: () => void },
): void => {
  toast(message, action ? { action } : {})
}
