/**
 * The function, with its last answer given again where it is asked the same once more. Arguments are compared by
 * identity, so this is for what is made from records that never change.
 */
export function remember<Args extends readonly unknown[], R>(
  make: (...args: Args) => R,
): (...args: Args) => R {
  let last: { readonly args: Args; readonly result: R } | undefined
  return (...args) => {
    const asked = last?.args
    if (!last || args.some((arg, index) => arg !== asked?.[index])) last = { args, result: make(...args) }
    return last.result
  }
}
