/** A client's id and secret, from HTTP Basic (which RFC 6749 prefers) or from the form. */
import type { ClientProof } from "#domain/ports/apps.ts";

interface ClientCredentials {
  clientId: string;
  secret: string;
}

/** Null when they are missing or malformed. */
function clientCredentialsOf(
  req: Request,
  form: Record<string, string>,
): ClientCredentials | null {
  const header = req.headers.get("authorization");
  const basic = /^basic\s+([\w+/=-]+)$/i.exec(header ?? "");
  if (basic) return parseBasic(basic[1]);
  if (header !== null) return null; // another scheme
  const { client_id: clientId, client_secret: secret } = form;
  return clientId && secret ? { clientId, secret } : null;
}

/** The same; also accepts public clients, which send their id without a secret. */
export function clientProofOf(req: Request, form: Record<string, string>): ClientProof | null {
  const secret = req.headers.has("authorization") || form.client_secret;
  if (secret) return clientCredentialsOf(req, form);
  return form.client_id ? { clientId: form.client_id, secret: null } : null;
}

/** Both parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
function parseBasic(text: string): ClientCredentials | null {
  try {
    const [clientId, secret] = new TextDecoder("utf-8", { fatal: true })
      .decode(Uint8Array.fromBase64(text)).split(":", 2)
      .map((part) => decodeURIComponent(part.replaceAll("+", " ")));
    return clientId && secret ? { clientId, secret } : null;
  } catch {
    return null; // not base64, or a malformed "%"
  }
}
