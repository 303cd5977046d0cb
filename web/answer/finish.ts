/** The last step of every answer: its headers, a page's nonce, and compression. */
import { compressed, isWorthIt } from "./compression.ts";
import { acceptedEncoding, type Encoding } from "./encoding.ts";
import { type Policy, setHeaders, withNonce } from "./security_headers.ts";

/** A page on its way out: a `Response` costs more to make than most of what happens to it here. */
export interface HtmlPage {
  status: number;
  headers: Headers;
  /** All before `</head>`: where scripts stand, which get their nonce. */
  head: string;
  rest: Bytes;
  /** Of a page that is sent more than once, to visitors within a moment: how, its nonce included. */
  forms?: Map<Encoding | null, Form>;
}

interface Form {
  body: Bytes;
  headers: readonly [string, string][];
}

type Bytes = Uint8Array<ArrayBuffer>;

export async function readPage(res: Response): Promise<HtmlPage> {
  const html = await res.text();
  const end = Math.max(0, html.indexOf("</head>"));
  const rest = encoder.encode(html.slice(end));
  const head = inItsLanguage(html.slice(0, end), res.headers);
  return { status: res.status, headers: new Headers(res.headers), head, rest };
}

/** As `routes/_app.tsx` writes it: the framework's shell does not know what is asked. */
const SHELL = '<html lang="en">';

function inItsLanguage(head: string, headers: Headers): string {
  const language = headers.get("content-language") ?? "en";
  return language === "en" ? head : head.replace(SHELL, () => `<html lang="${language}">`);
}

export const isHtml = (headers: Headers): boolean =>
  headers.get("content-type")?.startsWith("text/html") ?? false;

export async function finish(
  req: Request,
  made: Response | HtmlPage,
  { policy, requestId }: { policy: Policy; requestId: string },
): Promise<Response> {
  if (made instanceof Response && !isHtml(made.headers)) return await finishOther(req, made);
  const page = made instanceof Response ? await readPage(made) : made;
  const { status } = page;
  const known = page.forms?.get(acceptedEncoding(req));
  const { body, headers } = known ?? formOf(page);
  const all: [string, string][] = [...headers, ["x-request-id", requestId]];
  return new Response(req.method === "HEAD" ? null : body, { status, headers: all });

  function formOf(page: HtmlPage): Form {
    const headers = new Headers(page.headers);
    const { head, nonce } = withNonce(page.head);
    setHeaders(headers, policy, nonce);
    const body = compressed(req, headers, concat(encoder.encode(head), page.rest));
    const form = { body, headers: [...headers] };
    page.forms?.set(acceptedEncoding(req), form);
    return form;
  }

  async function finishOther(req: Request, made: Response): Promise<Response> {
    const res = withOwnHeaders(made);
    setHeaders(res.headers, policy, null);
    res.headers.set("x-request-id", requestId);
    // The browser goes on with the page and the policy that it has: their nonces belong together.
    if (res.status === 304) res.headers.delete("content-security-policy");
    if (req.method === "HEAD") {
      await res.body?.cancel(); // what makes it must not go on for nobody
      return new Response(null, res);
    }
    // Untouched: a body that nobody asks for as a stream is sent fastest.
    if (!isWorthIt(req, res.headers)) return res;
    const bytes = new Uint8Array(await res.arrayBuffer());
    const body = compressed(req, res.headers, bytes);
    return new Response(body, { status: res.status, headers: res.headers });
  }
}

const encoder = new TextEncoder();

export function concat(a: Bytes, b: Bytes): Bytes {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** Some headers cannot be changed, those of Response.redirect() for one. */
function withOwnHeaders(res: Response): Response {
  try {
    res.headers.delete("x-request-id");
    return res;
  } catch {
    return new Response(res.body, res);
  }
}
