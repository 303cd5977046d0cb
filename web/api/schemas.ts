/**
 * What the API's answers have in common, and people and programs. All answers are zod schemas: the OpenAPI
 * document is made from them, and tests check answers with it. Other nouns: `*_schemas.ts`.
 */
import { z } from "zod";
import { scopes } from "#domain/clients/scopes.ts";
import { clientKinds, grants } from "#domain/ports/clients.ts";
import { MAX_AMOUNT, moneySchema } from "#domain/money.ts";
import { type RefusalCode, refusals } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";

export const id = idSchema.meta({
  description: "Sortable by time and not guessable.",
  example: "01KB2Y7Q3N8X4M5V6W7Z9A0BCD",
});
export const instant = z.iso.datetime().meta({ description: "RFC 3339, UTC." });
export const money = moneySchema.meta({
  id: "Money",
  description: "Minor units of an ISO 4217 currency: 4550 EUR is €45.50.",
  example: { amount: 4550, currency: "EUR" },
});
/** Unlike a price, it may be 0. */
export const sum = z.strictObject({ amount: z.int().min(0).max(MAX_AMOUNT), currency: z.string() });
export const stored = { version: z.int().min(1), createdAt: instant, updatedAt: instant };

export const userOutSchema = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  groups: z.array(z.string()),
}).meta({ id: "User" });

export const clientOutSchema = z.strictObject({
  id,
  kind: z.enum(clientKinds),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  grantTypes: z.array(z.enum(grants)).optional().meta({
    description: "How an OAuth 2 client obtains its tokens.",
  }),
  redirectUris: z.array(z.string()).optional().meta({
    description: "Redirect addresses of a client that asks people for permission.",
  }),
  public: z.boolean().optional().meta({
    description: "True if the client has no secret.",
  }),
  createdAt: instant,
  expiresAt: instant.optional(),
  lastUsedAt: instant.optional(),
}).meta({ id: "Client", description: "A personal access token or an OAuth 2 client." });

export const newClientOutSchema = z.strictObject({
  ...clientOutSchema.shape,
  secret: z.string().optional().meta({
    description: "Shown only once; only a hash of it is stored. A public client has none.",
  }),
}).meta({ id: "NewClient" });

/** With `fields=` an item has its id and those fields only. */
const inFullOrPart = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.union([item, item.partial().required({ id: true } as never)]);

export const listOf = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.strictObject({ items: z.array(inFullOrPart(item)) });

export const pageOf = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.strictObject({
    ...listOf(item).shape,
    nextCursor: z.string().optional().meta({
      description: "Cursor of the next page; absent on the last page.",
    }),
    previousCursor: z.string().optional().meta({
      description: "Cursor of the previous page; absent on the first page.",
    }),
  });

export const problemSchema = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "What happened, and what to do next." }),
  code: z.enum(Object.keys(refusals) as [RefusalCode]).meta({
    description: "Rely on this; titles and details may change.",
  }),
  requestId: z.string(),
  orderId: id.optional(),
  quantities: z.array(z.int()).optional().meta({
    description: "With `quantity_not_offered`: the numbers of tickets that can be reserved.",
  }),
  concertId: id.optional().meta({
    description:
      "With `merge_instead`: the other concert. With `concert_moved`: the one that was moved.",
  }),
  startsAt: instant.optional().meta({
    description: "With `concert_moved`: when that concert begins now.",
  }),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional().meta({
    description: "One for each field with a problem.",
  }),
}).meta({ id: "Problem", description: "RFC 9457 problem details." });
