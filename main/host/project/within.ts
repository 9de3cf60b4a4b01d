/** What comes of a piece of work, or `otherwise` where that takes longer than so many milliseconds. The work goes on. */
export async function within<T>(work: Promise<T>, milliseconds: number, otherwise: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>()
  const patience = setTimeout(resolve, milliseconds, otherwise)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(patience)
  }
}
