/**
 * The project's folder, for the few files that are read where they stand: the build's entry lies in
 * `.output/server`, and in development and tests this module lies in the folder itself.
 */
const entry = (globalThis as { __nitro_main__?: string }).__nitro_main__;

export const root: URL = entry ? new URL("../../", entry) : new URL("../", import.meta.url);
