/** How to start each Ory server beside an exchange, on free ports of this machine. */
import { model } from "../../domain/permissions/model.ts";
import { freePort } from "../free_port.ts";
import { hydraConfig } from "./hydra_config.ts";
import { ketoConfig } from "./keto_config.ts";
import { kratosConfig } from "./kratos_config.ts";
import { permissionLanguage } from "./permission_language.ts";
import type { Plan } from "./server.ts";

interface Around {
  /** The exchange's origin. */
  origin: string;
  /** Kratos' mail server. */
  smtp: string;
  secrets: Secrets;
}

/** `cipher` must have 32 characters. */
export interface Secrets {
  cookie: string;
  cipher: string;
  system: string;
}

const at = (port: number) => `http://127.0.0.1:${port}`;

/** Over plain http the servers need their development mode, in which cookies work without TLS. */
const development = (origin: string) => origin.startsWith("https:") ? [] : ["--dev"];

/** The commands of the servers that browsers reach, for an exchange at this origin. */
export const serveCommands = (origin: string) => ({
  kratos: ["serve", ...development(origin), "--watch-courier", "--sqa-opt-out"],
  hydra: ["serve", "all", ...development(origin), "--sqa-opt-out"],
});

export function kratosPlan({ origin, smtp, secrets }: Around): Plan {
  const [publicPort, adminPort] = [freePort(), freePort()];
  return {
    name: "kratos",
    config: kratosConfig({ origin, publicPort, adminPort, smtp }),
    variables: { SECRETS_COOKIE: secrets.cookie, SECRETS_CIPHER: secrets.cipher },
    migrate: ["migrate", "sql", "-e", "--yes"],
    serve: serveCommands(origin).kratos,
    ready: [`${at(adminPort)}/admin/health/ready`],
    env: {
      IDENTITY: "ory",
      KRATOS_PUBLIC_URL: at(publicPort),
      KRATOS_ADMIN_URL: at(adminPort),
    },
  };
}

export function hydraPlan({ origin, secrets }: Pick<Around, "origin" | "secrets">): Plan {
  const [publicPort, adminPort] = [freePort(), freePort()];
  return {
    name: "hydra",
    config: hydraConfig({ origin, publicPort, adminPort }),
    variables: { SECRETS_SYSTEM: secrets.system },
    migrate: ["migrate", "sql", "-e", "--yes"],
    serve: serveCommands(origin).hydra,
    ready: [`${at(adminPort)}/health/ready`],
    env: { CLIENTS: "hydra", HYDRA_PUBLIC_URL: at(publicPort), HYDRA_ADMIN_URL: at(adminPort) },
  };
}

/** The file from which Keto reads the permission language. */
export const LANGUAGE_FILE = "namespaces.keto.ts";

export function ketoPlan(): Plan {
  const [readPort, writePort, metricsPort, languagePort] = Array.from({ length: 4 }, freePort);
  const ports = { readPort, writePort, metricsPort, languagePort };
  return {
    name: "keto",
    config: ketoConfig({ ...ports, language: LANGUAGE_FILE }),
    files: { [LANGUAGE_FILE]: permissionLanguage(model) },
    variables: {},
    migrate: ["migrate", "up", "--yes"],
    serve: ["serve", "--sqa-opt-out"],
    ready: [`${at(readPort)}/health/ready`, `${at(writePort)}/health/ready`],
    env: { PERMISSIONS: "keto", KETO_READ_URL: at(readPort), KETO_WRITE_URL: at(writePort) },
  };
}

export const PLANS: readonly ((around: Around) => Plan)[] = [kratosPlan, ketoPlan, hydraPlan];
