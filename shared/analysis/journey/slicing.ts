/** Cases by slice: `sliceOf[i]` is that of case `i`, −1 where it is in none. No case is in two. */
export interface Slicing {
  readonly sliceOf: Int32Array
  readonly slices: number
}
