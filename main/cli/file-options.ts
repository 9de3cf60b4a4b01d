import type { Log } from '#main/host/log.ts'
import type { FileOptions } from '#main/host/project/project-file.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { appVersion } from './places.ts'

/** What every project file is written with. */
export const fileOptions = (log: Log): FileOptions => ({ appVersion, log, drawThumbnail: thumbnailSvg })
