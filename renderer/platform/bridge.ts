/**
 * What the desktop shell's preload script puts on `window.throughline`. In a browser there is none.
 * The shape is the contract with `main/preload`; both sides are checked against it by a test.
 */
export interface DesktopBridge {
  readonly platform: 'darwin' | 'win32' | 'linux'
  /** Where the host listens and the token that opens it. */
  readonly connection: () => Promise<{ readonly url: string; readonly token: string }>
  /** Asks for a place and writes the bytes there; answers the path, or `null` when the person thought better of it. */
  readonly saveFile: (suggestedName: string, bytes: Uint8Array) => Promise<string | null>
  /** Asks where the window's project is to go on and moves it there; answers the path, or `null` when the person thought better of it. */
  readonly saveProjectAs: () => Promise<string | null>
  /** Prints a page made by the print view into a PDF. Sizes in millimetres. */
  readonly printPdf: (html: string, widthMm: number, heightMm: number) => Promise<Uint8Array>
  /** Shows a saved file in the system's file manager. */
  readonly revealFile: (path: string) => void
  /** Commands from the native menu, by the ids of the app's own commands. */
  readonly onMenu: (listener: (commandId: string) => void) => () => void
  /** Tells the shell what the window shows, for its title and the recent documents. */
  readonly setDocument: (
    document: { readonly title: string; readonly path: string; readonly edited: boolean } | null,
  ) => void
}

declare global {
  interface Window {
    readonly throughline?: DesktopBridge
  }
}

/** The desktop shell, or `undefined` in a browser and where there is no window at all. */
export const desktop: DesktopBridge | undefined = globalThis.window?.throughline
