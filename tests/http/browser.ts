/** A minimal browser: it keeps cookies and sends the origin of a form. */

export type Form = Record<string, string>;

export class Browser {
  readonly cookies = new Map<string, string>();
  constructor(
    readonly origin: string,
    private readonly send: (path: string, init?: RequestInit) => Promise<Response>,
  ) {}

  get(path: string, headers: HeadersInit = {}): Promise<Response> {
    return this.request(path, { headers });
  }

  /** Posts a form as a page of ours would. */
  post(path: string, form: Form = {}, headers: HeadersInit = {}): Promise<Response> {
    return this.request(path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { origin: this.origin, ...Object.fromEntries(new Headers(headers)) },
    });
  }

  /** Calls the API with the session's cookie. */
  call(method: string, path: string, body?: unknown, headers: HeadersInit = {}): Promise<Response> {
    return this.request(path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        origin: this.origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...Object.fromEntries(new Headers(headers)),
      },
    });
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) {
      headers.set(
        "cookie",
        [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      );
    }
    const res = await this.send(path, { ...init, headers });
    for (const line of res.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return res;
  }

  /** Posts, and returns the page that the answer redirects to. */
  async follow(res: Promise<Response>): Promise<Response> {
    const first = await res;
    await first.body?.cancel();
    return await this.get(first.headers.get("location") ?? "/lost");
  }
}
