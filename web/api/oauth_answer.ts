/** Answers of the OAuth 2 endpoints, with errors as in RFC 6749. */

export const oauthError = (status: number, error: string, detail?: string): Response =>
  oauthAnswer(status, { error, error_description: detail });

export function oauthAnswer(status: number, body: unknown): Response {
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (status === 401) headers["www-authenticate"] = 'Basic realm="oauth2", charset="UTF-8"';
  return Response.json(body, { status, headers });
}
