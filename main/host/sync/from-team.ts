/** Whether a change or a presence came from another host of this team, which has looked at it already. */
export const isFromTeam = (origin: unknown): boolean =>
  typeof origin === 'object' && origin !== null && 'source' in origin && origin.source === 'redis'
