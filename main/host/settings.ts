import * as v from 'valibot'

const settings = v.object({
  dataFolder: v.string(),
  projectsFolder: v.string(),
  rendererFolder: v.string(),
  assetsFolder: v.string(),
  appVersion: v.string(),
  port: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  token: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{16,200}$/))),
  origins: v.exactOptional(v.array(v.string())),
  idleAfter: v.exactOptional(v.number()),
  pace: v.exactOptional(v.object({ after: v.number(), atMost: v.number(), journal: v.number() })),
})

/** What a host can be told from another process. */
export type HostSettings = v.InferOutput<typeof settings>

/** Throws where the starting program got them wrong. */
export const readSettings = (value: unknown): HostSettings => v.parse(settings, value)
