/** A whole project as readable JSON: the copy inside every `.journey` file, the JSON export, templates and the sample. */
export { readProjectJson } from './project-json/read.ts'
export { renewIds } from './project-json/renew-ids.ts'
export { stringifyProjectJson } from './project-json/stringify.ts'
export type { ImportedProject, ProjectJson, TemplateJson } from './project-json/types.ts'
export { type ProjectJsonOptions, writeProjectJson } from './project-json/write.ts'
