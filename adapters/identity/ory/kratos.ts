/** The two APIs of Kratos, with timeouts. Callers pass the schema of the answer. */
import { Configuration, FrontendApi, IdentityApi, ResponseError } from "@ory/client-fetch";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { z } from "zod";

/** Timeout of a look-up; pages of signed-in users wait for it. */
const LOOKUP_WITHIN_MS = 3_000;

export interface Kratos {
  frontend: FrontendApi;
  admin: IdentityApi;
}

export interface KratosOptions {
  publicUrl: string;
  adminUrl: string;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
  withinMs?: number;
}

export function openKratos(options: KratosOptions): Kratos {
  const { publicUrl, adminUrl, withinMs = LOOKUP_WITHIN_MS } = options;
  const send = options.fetch ?? fetch;
  const at = (basePath: string) =>
    new Configuration({
      basePath: basePath.replace(/\/$/, ""),
      // Otherwise it answers as to a browser, with a redirect to one of our pages.
      headers: { accept: "application/json" },
      fetchApi: (input, init) =>
        send(input, { ...init, redirect: "manual", signal: AbortSignal.timeout(withinMs) }),
    });
  return { frontend: new FrontendApi(at(publicUrl)), admin: new IdentityApi(at(adminUrl)) };
}

/** A refusal of Kratos. */
export interface No {
  status: number;
  /** Kratos' own name for it. */
  id: string | null;
  /** Where it would send a browser. */
  redirectTo: string | null;
}

const noSchema = z.object({
  error: z.object({
    id: z.string().optional(),
    details: z.object({ redirect_to: z.string().optional() }).optional(),
  }),
});

/** The parsed answer, or the refusal (4xx). Throws `IdentityUnavailable` for everything else. */
export async function ask<T>(
  schema: z.ZodType<T>,
  call: () => Promise<{ raw: Response }>,
): Promise<{ ok: true; value: T } | { ok: false; no: No }> {
  let res: Response;
  try {
    res = (await call()).raw;
  } catch (error) {
    if (!(error instanceof ResponseError)) throw unavailable("does not answer", error);
    res = error.response;
  }
  const body: unknown = res.status === 204 ? null : await res.json().catch((error) => {
    throw unavailable(`answered ${res.status} without JSON`, error);
  });
  if (res.ok) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    throw unavailable(`answered with an unexpected body: ${z.prettifyError(parsed.error)}`);
  }
  if (res.status < 400 || res.status === 429 || res.status >= 500) {
    throw unavailable(`answered ${res.status}`);
  }
  const error = noSchema.safeParse(body).data?.error;
  const no = {
    status: res.status,
    id: error?.id ?? null,
    redirectTo: error?.details?.redirect_to ?? null,
  };
  return { ok: false, no };
}

export const unavailable = (what: string, cause?: unknown): IdentityUnavailable =>
  new IdentityUnavailable(`Kratos ${what}`, { cause });
