/** Forms that API clients send to the OAuth 2 endpoints: no repeated parameter, and one client with one proof. */
import type { ClientProof } from "#domain/ports/apps.ts";
import { type Form, readEncoded } from "../request/body.ts";
import { nameTwice, pairsOf } from "../request/pairs.ts";
import { clientProofOf } from "./client_credentials.ts";
import { oauthError } from "./oauth_answer.ts";

/** The form and the client's proof, or the error to answer with. Throws as `readForm` does. */
export async function readOAuthForm(
  req: Request,
): Promise<{ form: Form; proof: ClientProof } | Response> {
  const encoded = await readEncoded(req);
  const form = pairsOf(encoded);
  const wrong = problemOf(req, new URLSearchParams(encoded));
  if (wrong) return oauthError(400, "invalid_request", wrong);
  const proof = clientProofOf(req, form);
  return proof ? { form, proof } : oauthError(401, "invalid_client");
}

function problemOf(req: Request, fields: URLSearchParams): string | null {
  const repeated = nameTwice(fields);
  if (repeated !== null) return `The parameter ${repeated} occurs twice.`;
  if (!req.headers.has("authorization")) return null;
  if (fields.has("client_secret")) return "The client authenticates twice.";
  const named = fields.get("client_id");
  const proved = clientProofOf(req, {})?.clientId;
  return named && proved && named !== proved ? "The request names two clients." : null;
}
