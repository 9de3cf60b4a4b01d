import { ordersBetween } from '#shared/base/order.ts'

/** Items that become siblings, each with its order among them. */
export function withOrders<T>(
  items: readonly T[],
): { readonly item: T; readonly order: string; readonly index: number }[] {
  const orders = ordersBetween(null, null, items.length)
  return items.map((item, index) => ({ item, index, order: orders[index] as string }))
}
