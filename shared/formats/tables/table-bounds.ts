/** Most cells of one sheet, empty ones between others among them: beyond that no map can come of it. */
export const MOST_CELLS = 2_000_000

/** Most bytes that the parts of a workbook may unpack to. */
export const MOST_UNPACKED = 128 * 1024 * 1024
