/** A third-party app, which knows only its client id, the exchange's origin and OAuth 2. */

const ANSWER_MS = 30_000;

interface Registered {
  clientId: string;
  /** Null for a public client. */
  secret: string | null;
}

interface Answer {
  status: number;
  // deno-lint-ignore no-explicit-any
  body: any;
}

export class ThirdParty implements AsyncDisposable {
  #server: Deno.HttpServer<Deno.NetAddr>;
  #arrived = Promise.withResolvers<URL>();
  client!: Registered;

  constructor(readonly exchange: string) {
    this.#server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (req) => {
      const url = new URL(req.url);
      if (url.pathname !== "/callback") return new Response(null, { status: 404 });
      this.#arrived.resolve(url);
      return new Response("<title>Callback</title><h1>Back in the app</h1>", {
        headers: { "content-type": "text/html" },
      });
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  get redirectUri(): string {
    return `${this.origin}/callback`;
  }

  /** The URL to send a person to, with the verifier and state to remember until they return. */
  async begin(scope: string, over: Record<string, string> = {}) {
    this.#arrived = Promise.withResolvers();
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    const state = crypto.randomUUID();
    const query = new URLSearchParams({
      response_type: "code",
      client_id: this.client.clientId,
      redirect_uri: this.redirectUri,
      scope,
      state,
      code_challenge: base64url(new Uint8Array(digest)),
      code_challenge_method: "S256",
      ...over,
    });
    return { url: `${this.exchange}/oauth2/auth?${query}`, verifier, state };
  }

  /** Waits for the redirect back, for half a minute at most; returns its parameters. */
  async answer(): Promise<Record<string, string>> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error("Nobody came back to the app")), ANSWER_MS);
    try {
      return Object.fromEntries((await Promise.race([this.#arrived.promise, late])).searchParams);
    } finally {
      clearTimeout(timer);
    }
  }

  exchangeCode(code: string, verifier: string): Promise<Answer> {
    return this.#token({
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      redirect_uri: this.redirectUri,
    });
  }

  refresh(token: string): Promise<Answer> {
    return this.#token({ grant_type: "refresh_token", refresh_token: token });
  }

  revoke(token: string): Promise<Answer> {
    return this.#post("/oauth2/revoke", { token });
  }

  #token(form: Record<string, string>): Promise<Answer> {
    return this.#post("/oauth2/token", form);
  }

  async #post(path: string, form: Record<string, string>): Promise<Answer> {
    const { clientId, secret } = this.client;
    const res = await fetch(this.exchange + path, {
      method: "POST",
      headers: secret === null ? {} : { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams(secret === null ? { ...form, client_id: clientId } : form),
    });
    return { status: res.status, body: await res.json() };
  }

  async call(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const res = await fetch(this.exchange + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: res.status, body: await res.json() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

const base64url = (bytes: Uint8Array<ArrayBuffer>) =>
  bytes.toBase64({ alphabet: "base64url", omitPadding: true });
