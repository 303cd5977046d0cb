/** A webhook endpoint as a user would run it: records requests and answers as told. */

export interface Received {
  id: string;
  headers: Headers;
  body: string;
  status: number;
}

export interface Receiver extends AsyncDisposable {
  url: string;
  /** Each attempt, in the order of its coming. */
  received: Received[];
  /** What it answers from now on. */
  answer: () => Response | Promise<Response>;
  /** Those that it took, by kind. */
  taken(): string[];
}

export function openReceiver(options: { cert?: string; key?: string } = {}): Receiver {
  const received: Received[] = [];
  const { cert, key } = options;
  const listening = { port: 0, hostname: "127.0.0.1", onListen() {} };
  const handler = async (req: Request) => {
    const [body, res] = [await req.text(), await receiver.answer()];
    const id = req.headers.get("webhook-id") ?? "";
    received.push({ id, headers: req.headers, body, status: res.status });
    return res;
  };
  const server = cert && key
    ? Deno.serve({ ...listening, cert, key }, handler)
    : Deno.serve(listening, handler);
  const receiver: Receiver = {
    url: `${cert ? "https" : "http"}://127.0.0.1:${server.addr.port}/hooks`,
    received,
    answer: () => new Response(null, { status: 204 }),
    taken: () =>
      received.filter(({ status }) => status < 300).map(({ body }) => JSON.parse(body).type).sort(),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return receiver;
}
