/**
 * The project's folder, for files that are read at run time. The bundle's entry is in `.output/server`; in
 * development and tests this module is in `app/`.
 */
const entry = (globalThis as { __nitro_main__?: string }).__nitro_main__;

export const root: URL = entry ? new URL("../../", entry) : new URL("../", import.meta.url);
