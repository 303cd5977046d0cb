/** A client's id and secret, as HTTP Basic (which RFC 6749 prefers) or in the form. */
import type { ClientProof } from "#domain/clients/apps.ts";

export interface ClientCredentials {
  clientId: string;
  secret: string;
}

/** Null when there are none, or when they cannot be read. */
export function clientCredentialsOf(
  req: Request,
  form: Record<string, string>,
): ClientCredentials | null {
  const header = req.headers.get("authorization");
  const basic = /^basic\s+([\w+/=-]+)$/i.exec(header ?? "");
  if (basic) return parseBasic(basic[1]);
  if (header !== null) return null; // proves nothing that we know
  const { client_id: clientId, client_secret: secret } = form;
  return clientId && secret ? { clientId, secret } : null;
}

/** The same for clients that may be public, which name themselves and prove nothing. */
export function clientProofOf(req: Request, form: Record<string, string>): ClientProof | null {
  const secret = req.headers.has("authorization") || form.client_secret;
  if (secret) return clientCredentialsOf(req, form);
  return form.client_id ? { clientId: form.client_id, secret: null } : null;
}

/** Both parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
function parseBasic(text: string): ClientCredentials | null {
  try {
    const [clientId, secret] = atob(text).split(":", 2).map((part) =>
      decodeURIComponent(part.replaceAll("+", " "))
    );
    return clientId && secret ? { clientId, secret } : null;
  } catch {
    return null; // no base64, or a broken "%"
  }
}
