/** A client's id and secret, as HTTP Basic (which RFC 6749 prefers) or in the form. */

export interface ClientCredentials {
  clientId: string;
  secret: string;
}

/** Null when there are none, or when they cannot be read. */
export function clientCredentialsOf(
  req: Request,
  form: Record<string, string>,
): ClientCredentials | null {
  const basic = /^basic\s+([\w+/=-]+)$/i.exec(req.headers.get("authorization") ?? "");
  if (basic) return parseBasic(basic[1]);
  const { client_id: clientId, client_secret: secret } = form;
  return clientId && secret ? { clientId, secret } : null;
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
