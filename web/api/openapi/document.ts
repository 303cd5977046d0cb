/** The API's OpenAPI 3.1 document, made from the schemas that parse its requests and answers. */
import { createDocument } from "zod-openapi";
import type { Settings } from "#domain/ports/settings.ts";
import { LASTING } from "#domain/ports/apps.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { describeAsParsed, mayBeBlank } from "./text_inputs.ts";
import { operations } from "../operations/mod.ts";
import { tags } from "./tags.ts";
import { describeOperation } from "./described_operation.ts";

export type Document = ReturnType<typeof createDocument>;

/** `settings` determine the origin and what a body may contain. */
export function describeApi(settings: Settings): Document {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ??= {};
    path[operation.method.toLowerCase()] = describeOperation(operation, settings);
  }
  const document = createDocument({
    openapi: "3.1.1",
    info: {
      title: "Ticketing",
      version: "1",
      description:
        "Everything you can do on the pages. Times are RFC 3339 in UTC, money is in minor " +
        "units, IDs are strings. Errors are problem details (RFC 9457): rely on `code`. `RateLimit` and " +
        "`RateLimit-Policy` tell how many calls are left (`r`) and for how many seconds (`t`).",
    },
    servers: [{ url: settings.origin }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    // deno-lint-ignore no-explicit-any
    paths: paths as any,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A personal access token, created on your account page.",
        },
        clientCredentials: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: `${settings.origin}/oauth2/token`,
              scopes: scopesInWords,
            },
          },
        },
        ...(settings.thirdParties ? { authorizationCode: authorizationCode(settings.origin) } : {}),
        session: {
          type: "apiKey",
          in: "cookie",
          name: settings.origin.startsWith("https:") ? "__Host-session" : "session",
          description: "A signed-in browser of the same origin.",
        },
      },
    },
  }, { override: (context) => context.io === "input" ? describeAsParsed(context) : undefined });
  return mayBeBlank(document);
}

const scopeWords: Record<typeof scopes[number], string> = {
  "tickets:read": "View concerts and tickets as you see them",
  "tickets:write": "List, edit and withdraw your tickets",
  "orders:read": "View your orders, sales and payments",
  "orders:write": "Reserve tickets and cancel reservations",
  "payments:write": "Open checkouts",
  "payouts:read": "Read what you get for your sales, and when",
  "payouts:write": "Set up where your money goes",
  "claims:write": "Claim, answer, decide and withdraw claims",
  "moderation:read": "Read moderation cases and reports (moderators)",
  "moderation:write": "Approve and reject tickets, dismiss reports (moderators)",
  "webhooks:read": "View your webhooks and their deliveries",
  "webhooks:write": "Add, edit and remove webhooks",
};

const scopesInWords = Object.fromEntries(scopes.map((scope) => [scope, scopeWords[scope]]));

const authorizationCode = (origin: string) => ({
  type: "oauth2" as const,
  description:
    "For apps that act on behalf of other people with their consent. PKCE with S256 is required.",
  flows: {
    authorizationCode: {
      authorizationUrl: `${origin}/oauth2/auth`,
      tokenUrl: `${origin}/oauth2/token`,
      refreshUrl: `${origin}/oauth2/token`,
      scopes: { ...scopesInWords, [LASTING]: "Go on while the person is away" },
    },
  },
});
