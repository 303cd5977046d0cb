/** A webhook endpoint as a user would run it, which records requests and has configurable answers. */

interface Received {
  id: string;
  headers: Headers;
  body: string;
  status: number;
}

export interface Receiver extends AsyncDisposable {
  url: string;
  /** All attempts, in order of arrival. */
  received: Received[];
  /** Makes the answer to each request; can be replaced. */
  answer: () => Response | Promise<Response>;
  /** Event types of the attempts answered 2xx, sorted. */
  acceptedTypes(): string[];
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
    acceptedTypes: () =>
      received.filter(({ status }) => status < 300).map(({ body }) => JSON.parse(body).type).sort(),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return receiver;
}
