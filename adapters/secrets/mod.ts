/**
 * Encryption with the operator's SECRET: AES-256-GCM under a key derived by HKDF, written as
 * `keyId.nonce.data` in base64url. After a rotation, SECRET_PREVIOUS decrypts older texts.
 */
import { createHmac } from "node:crypto";
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import { digestKey } from "./digest_key.ts";
import { base64url, fromBase64url } from "../common/base64url.ts";

const NONCE_BYTES = 12;

/** Neither secret decrypts the text: the database was written under another one. */
export class SecretUnknown extends Error {
  override readonly name = "SecretUnknown";
}

interface LocalSecrets extends Secrets {
  /** Reads or creates the digest key, so that a wrong SECRET stops the start. Throws `SecretUnknown`. */
  ready(): Promise<void>;
  /** Whether the text was encrypted under the present secret; if not, it may be encrypted again. */
  isCurrent(sealed: string): Promise<boolean>;
}

interface SealingKey {
  /** Identifies the secret that encrypted a text. Derived one-way, so it reveals nothing of it. */
  id: string;
  key: CryptoKey;
}

/** `secret` and `previous` have 32 bytes or more; the configuration checks that. */
export function createSecrets(options: {
  secret: string;
  previous?: string;
  store: Store;
}): LocalSecrets {
  const present = derive(options.secret);
  const previous = options.previous ? derive(options.previous) : null;
  // A failed derivation throws where the key is used, not as an unhandled rejection at the start.
  present.catch(() => {});
  previous?.catch(() => {});

  async function seal(text: string, context: string): Promise<string> {
    const { id, key } = await present;
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const data = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: bytesOf(context) },
      key,
      bytesOf(text),
    );
    return `${id}.${base64url(nonce)}.${base64url(new Uint8Array(data))}`;
  }

  async function open(sealed: string, context: string): Promise<string> {
    const [id, nonce, data, ...rest] = sealed.split(".");
    if (!id || !nonce || !data || rest.length > 0) throw new Error("Not a sealed text");
    const keys = [await present, previous && await previous];
    const match = keys.find((k) => k?.id === id);
    if (!match) {
      throw new SecretUnknown(
        "Neither SECRET nor SECRET_PREVIOUS decrypts this database: set the SECRET it was written with",
      );
    }
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: fromBase64url(nonce), additionalData: bytesOf(context) },
      match.key,
      fromBase64url(data),
    );
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(text);
  }

  const isCurrent = async (sealed: string) => sealed.startsWith(`${(await present).id}.`);
  const key = digestKey(options.store, { seal, open, isCurrent });

  return {
    seal,
    open,
    isCurrent,
    async digest(text, purpose) {
      // NUL separates them: no other pair of purpose and text yields the same input.
      if (purpose.includes("\0")) throw new Error("A purpose must not contain NUL");
      // Not by `crypto.subtle`: it takes another thread for what a few microseconds do.
      return createHmac("sha256", await key()).update(`${purpose}\0${text}`).digest("base64url");
    },
    keyIds: async () => [await present, ...(previous ? [await previous] : [])].map(({ id }) => id),
    async ready() {
      await key();
    },
  };
}

async function derive(secret: string): Promise<SealingKey> {
  const material = await crypto.subtle.importKey("raw", bytesOf(secret), "HKDF", false, [
    "deriveKey",
    "deriveBits",
  ]);
  const hkdf = (info: string) => ({
    name: "HKDF",
    hash: "SHA-256",
    salt: new Uint8Array(),
    info: bytesOf(info),
  });
  const [key, id] = await Promise.all([
    crypto.subtle.deriveKey(
      hkdf("ticketing seal v1"),
      material,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    ),
    crypto.subtle.deriveBits(hkdf("ticketing key id v1"), material, 64),
  ]);
  return { id: base64url(new Uint8Array(id)), key };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
