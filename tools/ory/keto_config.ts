/** The configuration of Ory Keto for our permissions: for tests, `start:ory` and the containers. */

interface KetoPlace {
  /** Where it listens; by default on this machine only. */
  host?: string;
  readPort: number;
  writePort: number;
  /** Ports that Keto also opens and we do not use. */
  metricsPort: number;
  languagePort: number;
  /** The file with the permission language (`permission_language.ts`), relative to Keto's working directory. */
  language: string;
}

/** Far more than payment → order → group needs: at the limit Keto would evaluate `!` as true. */
const MAX_READ_DEPTH = 10;

/** The configuration file. It is written as JSON, which is valid YAML. */
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
