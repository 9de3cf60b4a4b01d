/**
 * What a window asks a host over HTTP. Every request under `/api/` carries `Authorization: Bearer <token>`; answers are
 * JSON unless said otherwise. A refusal is a {@link Refusal} with a status of 4xx or 5xx.
 */
export const API = {
  /** GET → {@link HostInfo}. */
  info: '/api/info',
  /** GET → {@link ProjectEntry}[], newest first. POST {@link NewProject} → {@link ProjectEntry}. */
  projects: '/api/projects',
  /** GET → {@link SavedTemplate}[], newest first. POST the JSON of a template (`shared/formats/make-template.ts`) → {@link SavedTemplate}. */
  templates: '/api/templates',
  /** GET → the template's JSON. POST {@link TemplateWords} → {@link SavedTemplate}: calls it otherwise. DELETE: for good. */
  template: (id: string) => `/api/templates/${id}`,
  /** GET → `SavedPlay`[] (`plays.ts`), newest first. POST a `Play` → `SavedPlay`; it takes the place of one of the same title. */
  plays: '/api/plays',
  /** DELETE: for good. */
  play: (id: string) => `/api/plays/${id}`,
  /** POST the bytes of a file, `?name=checkout.mmd` → {@link Imported}. The kind is told from name and content. */
  importFile: '/api/import',
  /** POST {@link OpenPath} → {@link ProjectEntry}. For the desktop shell and the command line: a file the user chose. */
  openPath: '/api/open',
  /** POST → {@link ProjectEntry}: makes sure the project is open, so that its document can be synced. */
  openProject: (id: string) => `/api/projects/${id}/open`,
  /** DELETE: takes the project off the list. The file stays. */
  project: (id: string) => `/api/projects/${id}`,
  /** GET → the `.journey` file as last edited. */
  file: (id: string) => `/api/projects/${id}/file`,
  /** GET → `image/svg+xml`: the first map, small. */
  thumbnail: (id: string) => `/api/projects/${id}/thumbnail`,
  /** POST the bytes of a PNG, JPEG or WebP → {@link AddedImage}, once it is on disk. */
  images: (id: string) => `/api/projects/${id}/images`,
  /** GET → the picture of that reference, with its own type. It never changes. */
  image: (id: string, ref: string) => `/api/projects/${id}/images/${ref}`,
  /** POST a print page (HTML) with `?width=…&height=…` in millimetres → `application/pdf`. 501 where no Chromium is to be had. */
  print: '/api/print',
} as const

/** Header that must accompany a changing request besides the token, so that no web form can make one. */
export const REQUEST_HEADER = { name: 'x-throughline', value: '1' } as const

/** Largest file that may be imported or opened, in bytes. */
export const MAX_FILE = 256 * 1024 * 1024

/** A refusal in words for the person at the screen; see `shared/base/result.ts`. */
export interface RefusalBody {
  readonly code: string
  readonly message: string
}

/** What the host is and can do. */
export interface HostInfo {
  readonly app: 'throughline'
  readonly version: string
  readonly documentVersion: number
  /** Whether {@link API.print} can make PDFs (a Chromium was found). */
  readonly canPrint: boolean
}

/** A project as the library lists it. */
export interface ProjectEntry {
  readonly id: string
  readonly title: string
  /** Where the `.journey` file lies, for people to read. */
  readonly path: string
  /** ISO 8601 in UTC. */
  readonly changedAt: string
  /** Of the first map. */
  readonly cards: number
  /** The file is not where it was. */
  readonly missing: boolean
}

/** Asks for a project from a template (`assets/templates/<template>.json`, or one that somebody saved), or the sample. */
export interface NewProject {
  readonly template: string
  readonly title?: string
  /** The template's finished example instead of its frame. */
  readonly example?: boolean
}

/** A template that somebody saved. */
export interface SavedTemplate extends TemplateWords {
  readonly id: string
  readonly group: string
  readonly keywords: readonly string[]
  /** ISO 8601 in UTC. */
  readonly changedAt: string
}

/** What a template is called, and what it is for in a sentence. */
export interface TemplateWords {
  readonly title: string
  readonly description: string
}

/** Largest template that can be saved, in bytes. */
export const MAX_TEMPLATE = 8 * 1024 * 1024

/** A picture that a project holds now; see `shared/model/image.ts`. */
export interface AddedImage {
  readonly ref: string
}

/** A file on this machine that the user chose. */
export interface OpenPath {
  readonly path: string
}

/** What an import made and what it could not carry over, a sentence each. */
export interface Imported {
  readonly project: ProjectEntry
  readonly report: readonly string[]
}
