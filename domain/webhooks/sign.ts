/** Signatures as Standard Webhooks has them, so that every receiver can check them with a library. */
import { Webhook } from "standardwebhooks";
import type { Services } from "../ports/services.ts";
import type { Delivery } from "./delivery.ts";
import { contextOf, type Endpoint } from "./endpoint.ts";

/** `whsec_` and 24 random bytes in base64. */
export const newSecret = (): string =>
  `whsec_${crypto.getRandomValues(new Uint8Array(24)).toBase64()}`;

/** The request's headers. After a rotation there are signatures with both secrets. */
export async function signedHeaders(
  x: Pick<Services, "secrets">,
  endpoint: Endpoint,
  { id, body }: Delivery,
  now: number,
): Promise<Record<string, string>> {
  const sealed = [endpoint.secret];
  if (endpoint.former && now < endpoint.former.until) sealed.push(endpoint.former.secret);
  const at = new Date(now);
  const signatures = await Promise.all(
    sealed.map(async (one) =>
      new Webhook(await x.secrets.open(one, contextOf(endpoint.id))).sign(id, at, body)
    ),
  );
  return {
    "content-type": "application/json",
    "user-agent": "Ticketing-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}
