/**
 * Sends webhooks to URLs that users chose, from inside our network: only over https, only to public
 * addresses. Each name is resolved once, all its addresses are checked, and the connection uses a checked
 * address, so DNS rebinding has no effect.
 */
import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import {
  MAX_URL,
  type Sent,
  type WebhookRequest,
  type WebhookSender,
} from "#domain/ports/webhook_sender.ts";
import { says } from "#words/problems.ts";
import { isPublic, literalAddress } from "./addresses.ts";

/** Timeout from the DNS look-up to the last byte of the answer. */
const SEND_WITHIN_MS = 10_000;
/** Bytes of the answer that are read; only its status matters. */
export const MAX_ANSWER_BYTES = 16_384;
/** Concurrent requests, in total and per host: a slow endpoint must not block other events. */
const MAX_AT_ONCE = 16;
export const MAX_AT_ONCE_PER_HOST = 4;
/** The default port 443, and 8443. */
const PORTS = new Set(["", "8443"]);

export interface SenderOptions {
  /** For tests: allows http, any port, and this machine. */
  loopback?: boolean;
  withinMs?: number;
  /** Trusted certificates in addition to the system's. */
  ca?: string;
  resolve?: (hostname: string) => Promise<{ address: string; family: number }[]>;
}

export function createWebhookSender(options: SenderOptions = {}): WebhookSender {
  const { loopback = false, withinMs = SEND_WITHIN_MS, ca } = options;
  const resolve = options.resolve ?? ((hostname: string) => lookup(hostname, { all: true }));
  const busy = new Map<string, number>();
  let sending = 0;

  /** The host's first address; throws if any of its addresses is not public. */
  async function checkedAddress(hostname: string) {
    const literal = literalAddress(hostname);
    const found = literal
      ? [{ address: literal, family: literal.includes(":") ? 6 : 4 }]
      : await resolve(hostname).catch(() => []);
    if (found.length === 0) throw new Error("the name has no address");
    if (!loopback && !found.every(({ address }) => isPublic(address))) {
      throw new Error("the name leads to a private address");
    }
    return found[0];
  }

  /** The status of the answer. Rejects at the timeout even if the socket never reacts. */
  async function post(request: WebhookRequest, signal: AbortSignal): Promise<number> {
    const url = new URL(request.url);
    const late = aborted(signal);
    const target = await Promise.race([checkedAddress(url.hostname), late]);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const client = url.protocol === "http:" ? http : https;
    const call = client.request(url, {
      method: "POST",
      agent: false,
      ca,
      headers: {
        ...request.headers,
        "content-length": new TextEncoder().encode(request.body).length,
      },
      lookup: pinnedTo(target),
    });
    call.on("response", (answer) => {
      let size = 0;
      const done = () => resolve(answer.statusCode ?? 0);
      answer.on("data", (chunk: Uint8Array) => {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) done();
      });
      answer.on("end", done);
      answer.on("error", reject);
    });
    // 101: the endpoint switches to another protocol, which is not a valid answer.
    call.on("upgrade", (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    call.on("error", reject);
    call.on("close", () => reject(new Error("the connection was closed")));
    call.end(request.body);
    try {
      return await Promise.race([promise, late]);
    } finally {
      promise.catch(() => {}); // rejects later if the timeout came first
      call.destroy();
    }
  }

  return {
    refuses(text) {
      const url = URL.parse(text);
      if (!url || text.length > MAX_URL) return says("webhook_https");
      if (loopback && url.protocol === "http:" && url.hostname === "127.0.0.1") return null;
      if (url.protocol !== "https:") return says("webhook_https");
      if (url.username || url.password || url.hash) {
        return says("webhook_plain");
      }
      if (!loopback && !PORTS.has(url.port)) return says("webhook_port");
      const literal = literalAddress(url.hostname);
      if (!loopback && (literal ? !isPublic(literal) : isInternalName(url.hostname))) {
        return says("webhook_public");
      }
      return null;
    },

    async send(request): Promise<Sent> {
      const { host } = new URL(request.url);
      const here = busy.get(host) ?? 0;
      if (sending >= MAX_AT_ONCE || here >= MAX_AT_ONCE_PER_HOST) return { kind: "busy" };
      sending++;
      busy.set(host, here + 1);
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(), withinMs);
      try {
        const status = await post(request, timeout.signal);
        return { kind: "answered", status };
      } catch (error) {
        return { kind: "failed", reason: reasonOf(error, timeout.signal) };
      } finally {
        clearTimeout(timer);
        sending--;
        const left = busy.get(host)! - 1;
        if (left === 0) busy.delete(host);
        else busy.set(host, left);
      }
    },
  };
}

/**
 * Names of internal networks. Names with a trailing dot are refused too: they mean the same host, but the
 * limit per host and certificates would treat them as another one.
 */
const isInternalName = (hostname: string): boolean =>
  !hostname.includes(".") || hostname.endsWith(".") ||
  /\.(localhost|local|internal|home\.arpa)$/.test(hostname);

/** A `lookup` that returns the checked address instead of resolving the name again. */
function pinnedTo({ address, family }: { address: string; family: number }) {
  // deno-lint-ignore no-explicit-any
  return ((_hostname: string, options: { all?: boolean }, answer: any) => {
    if (options.all) answer(null, [{ address, family }]);
    else answer(null, address, family);
    // deno-lint-ignore no-explicit-any
  }) as any;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(new Error("took too long")), { once: true })
  );
}

/** A short reason in our own words, never in the foreign server's. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "it took too long";
  const { code, message } = error as { code?: string; message?: string };
  if (message?.startsWith("the name ")) return message;
  if (message === "the connection was closed") return "it hung up without an answer";
  if (code === "ECONNREFUSED") return "the connection was refused";
  if (/certificate|CERT|altname|TLS|tls/.test(`${code} ${message}`)) {
    return "its certificate is not valid";
  }
  return "the connection failed";
}
