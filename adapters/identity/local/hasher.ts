/**
 * Password hashes: scrypt, stored as `$scrypt$ln=15,r=8,p=3$salt$key` (base64url), so that the cost
 * can be raised later. Hashing takes memory and a core, so few run at once and the rest wait in a
 * bounded queue. See `docs/decisions/passwords.md`.
 */
import { Buffer } from "node:buffer";
import { scrypt, timingSafeEqual } from "node:crypto";
import { base64url, fromBase64url } from "../../common/base64url.ts";

/** scrypt's parameters: N = 2^ln, block size r, parallelism p. */
export interface Cost {
  ln: number;
  r: number;
  p: number;
}

/** One of the settings OWASP recommends: 32 MB and about 0.2 s of one core. */
export const COST: Cost = { ln: 15, r: 8, p: 3 };
/** No protection: for tests and for demo accounts, whose passwords are public. */
export const LOW_COST: Cost = { ln: 4, r: 8, p: 1 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const AT_ONCE = 2;
const HASH = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{8,64})\$([\w-]{16,128})$/;

/** The queue is full; nothing was computed. */
export class HasherFull extends Error {
  override readonly name = "HasherFull";
}

export interface Hasher {
  /** Throws `HasherFull`. */
  hash(password: string): Promise<string>;
  /** Whether the password matches; takes the same time if `hash` is null. Throws `HasherFull`. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether the hash was made at another cost than the present one. */
  isOutdated(hash: string): boolean;
}

/** `maxWaiting`: calls in the queue, not counting those that run. */
export function createHasher(options: { cost?: Cost; maxWaiting: number }): Hasher {
  const cost = options.cost ?? COST;
  const waiting: (() => void)[] = [];
  let running = 0;

  async function derive(password: string, salt: Uint8Array, by: Cost, bytes: number) {
    if (running >= AT_ONCE) {
      if (waiting.length >= options.maxWaiting) throw new HasherFull("Too many passwords at once");
      await new Promise<void>((go) => waiting.push(go));
    } else running++;
    try {
      return await scryptKey(password, salt, by, bytes);
    } finally {
      // The next in the queue takes over this place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }

  return {
    async hash(password) {
      const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
      const key = await derive(password, salt, cost, KEY_BYTES);
      return `$scrypt$${costOf(cost)}$${base64url(salt)}$${base64url(key)}`;
    },
    async verify(password, hash) {
      const parts = hash === null ? null : HASH.exec(hash);
      if (!parts) {
        // An unknown account takes as long as a known one, so that timing does not reveal accounts.
        await derive(password, new Uint8Array(SALT_BYTES), cost, KEY_BYTES);
        return false;
      }
      const [ln, r, p] = parts.slice(1, 4).map(Number);
      const wanted = fromBase64url(parts[5]);
      const key = await derive(password, fromBase64url(parts[4]), { ln, r, p }, wanted.length);
      return timingSafeEqual(key, wanted);
    },
    isOutdated: (hash) => !hash.startsWith(`$scrypt$${costOf(cost)}$`),
  };
}

const costOf = ({ ln, r, p }: Cost) => `ln=${ln},r=${r},p=${p}`;

/** Runs off the main thread. */
function scryptKey(password: string, salt: Uint8Array, { ln, r, p }: Cost, bytes: number) {
  const N = 2 ** ln;
  const maxmem = 128 * r * (N + p) * 2;
  return new Promise<Uint8Array>((resolve, reject) =>
    scrypt(
      password,
      Buffer.from(salt),
      bytes,
      { N, r, p, maxmem },
      (error, key) => error ? reject(error) : resolve(new Uint8Array(key)),
    )
  );
}
