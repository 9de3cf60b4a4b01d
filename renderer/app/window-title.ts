/** The window's title: map, project, program. What has no title, or the same as the next, is left out. */
export const windowTitle = (map: string, project: string): string =>
  [map.trim(), project.trim(), 'Throughline']
    .filter((part, index, parts) => part !== '' && part !== parts[index + 1])
    .join(' – ')
