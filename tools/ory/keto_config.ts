/** How a Keto has to be set up to have a say about permissions: for tests, for trying, and to read. */

export interface KetoPlace {
  /** Where it listens: on this machine alone, unless it is a container. */
  host?: string;
  readPort: number;
  writePort: number;
  /** Two more that it listens on, whether somebody asks there or not. */
  metricsPort: number;
  languagePort: number;
  /** The file with the permission language (`tools/ory/permission_language.ts`), from where Keto is started. */
  language: string;
}

/** Enough for a payment through its order to a group, many times over: where it ends, `!` would be true. */
const MAX_READ_DEPTH = 10;

/** The configuration file, as JSON: YAML's readers take it. */
export function ketoConfig(
  { host = "127.0.0.1", readPort, writePort, metricsPort, languagePort, language }: KetoPlace,
) {
  const at = (port: number) => ({ host, port });
  return {
    version: "v0.14.0",
    serve: {
      read: at(readPort),
      write: at(writePort),
      metrics: at(metricsPort),
      opl: at(languagePort),
    },
    namespaces: { location: `file://./${language}` },
    limit: { max_read_depth: MAX_READ_DEPTH, max_read_width: 1_000 },
    log: { level: "warn", format: "json" },
  };
}
