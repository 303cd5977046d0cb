/** The last step of every answer: headers, the nonce of a page, and compression. */
import { compressed, isWorthIt } from "./compression.ts";
import { acceptedEncoding, type Encoding } from "./encoding.ts";
import { type Policy, setHeaders, withNonce } from "./security_headers.ts";

/** A page before its nonce. Not a `Response`, whose construction costs more than most steps here. */
export interface HtmlPage {
  status: number;
  headers: Headers;
  /** Everything before `</head>`: the scripts that get a nonce. */
  head: string;
  rest: Bytes;
  /** Set for a kept page: what was sent per encoding, nonce included, to be sent again. */
  encoded?: Map<Encoding | null, Encoded>;
}

interface Encoded {
  body: Bytes;
  headers: readonly [string, string][];
}

type Bytes = Uint8Array<ArrayBuffer>;

export async function readPage(res: Response): Promise<HtmlPage> {
  const html = await res.text();
  const end = Math.max(0, html.indexOf("</head>"));
  const rest = encoder.encode(html.slice(end));
  const head = withLanguage(html.slice(0, end), res.headers);
  return { status: res.status, headers: new Headers(res.headers), head, rest };
}

/** As `routes/_app.tsx` writes it, which does not know the request's language. */
const SHELL = '<html lang="en">';

function withLanguage(head: string, headers: Headers): string {
  const language = headers.get("content-language") ?? "en";
  return language === "en" ? head : head.replace(SHELL, () => `<html lang="${language}">`);
}

const isHtml = (headers: Headers): boolean =>
  headers.get("content-type")?.startsWith("text/html") ?? false;

export async function finish(
  req: Request,
  made: Response | HtmlPage,
  { policy, requestId }: { policy: Policy; requestId: string },
): Promise<Response> {
  if (made instanceof Response && !isHtml(made.headers)) return await finishOther(req, made);
  const page = made instanceof Response ? await readPage(made) : made;
  const { status } = page;
  const known = page.encoded?.get(acceptedEncoding(req));
  const { body, headers } = known ?? encode(page);
  const all: [string, string][] = [...headers, ["x-request-id", requestId]];
  if (req.method !== "HEAD") return new Response(body, { status, headers: all });
  return headOnly(body, { status, headers: new Headers(all) });

  function encode(page: HtmlPage): Encoded {
    const headers = new Headers(page.headers);
    const { head, nonce } = withNonce(page.head);
    setHeaders(headers, policy, nonce);
    const body = compressed(req, headers, concat(encoder.encode(head), page.rest));
    const encoded = { body, headers: [...headers] };
    page.encoded?.set(acceptedEncoding(req), encoded);
    return encoded;
  }

  async function finishOther(req: Request, made: Response): Promise<Response> {
    const res = withOwnHeaders(made);
    setHeaders(res.headers, policy, null);
    res.headers.set("x-request-id", requestId);
    // The browser keeps its cached page and policy, whose nonces belong together.
    if (res.status === 304) res.headers.delete("content-security-policy");
    const isHead = req.method === "HEAD";
    if (isHead && res.body === null) return new Response(null, res);
    // A body that was not touched is sent fastest.
    if (!isHead && !isWorthIt(req, res.headers)) return res;
    const bytes = new Uint8Array(await res.arrayBuffer());
    const { status, headers } = res;
    const body = isWorthIt(req, headers) ? compressed(req, headers, bytes) : bytes;
    return isHead ? headOnly(body, { status, headers }) : new Response(body, { status, headers });
  }
}

/** What GET would answer, without the body: a length of 0 would say that it is empty. */
function headOnly(
  body: Bytes,
  { status, headers }: { status: number; headers: Headers },
): Response {
  headers.set("content-length", String(body.length));
  return new Response(null, { status, headers });
}

const encoder = new TextEncoder();

export function concat(a: Bytes, b: Bytes): Bytes {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** A copy where the headers are immutable, such as those of `Response.redirect()`. */
function withOwnHeaders(res: Response): Response {
  try {
    res.headers.delete("x-request-id");
    return res;
  } catch {
    return new Response(res.body, res);
  }
}
