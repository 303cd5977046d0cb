/**
 * Sealing with the operator's SECRET: AES-256-GCM under a key derived by HKDF, written as
 * `keyId.nonce.data` in base64url. After a rotation SECRET_PREVIOUS opens what was sealed before.
 */
import type { Secrets } from "#domain/ports/secrets.ts";
import type { Store } from "#store/types.ts";
import { digestKey } from "./digest_key.ts";

const NONCE_BYTES = 12;

/** Neither secret opens it: the database was written under another one. */
export class SecretUnknown extends Error {
  override readonly name = "SecretUnknown";
}

export interface LocalSecrets extends Secrets {
  /** Reads (or makes) the digest key, so that a wrong SECRET stops the start; throws `SecretUnknown`. */
  ready(): Promise<void>;
  /** Whether the text was sealed under the present secret; others may be sealed anew. */
  isCurrent(sealed: string): Promise<boolean>;
}

interface SealingKey {
  /** Tells which secret sealed a text; derived one-way, so that it says nothing about it. */
  id: string;
  key: CryptoKey;
}

/** The secrets are texts of 32 bytes or more, which the configuration checks. */
export function createSecrets(options: {
  secret: string;
  previous?: string;
  store: Store;
}): LocalSecrets {
  const present = derive(options.secret);
  const previous = options.previous ? derive(options.previous) : null;
  // A failed derivation is thrown where it is used, not as an unhandled rejection at the start.
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
        "Neither SECRET nor SECRET_PREVIOUS opens what is in the database: set the one it was written with",
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
      // NUL ends the purpose, so that no purpose and text can be read as another pair.
      if (purpose.includes("\0")) throw new Error("A purpose must not contain NUL");
      const mac = await crypto.subtle.sign("HMAC", await key(), bytesOf(`${purpose}\0${text}`));
      return base64url(new Uint8Array(mac));
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

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    atob(text.replaceAll("-", "+").replaceAll("_", "/")),
    (character) => character.charCodeAt(0),
  );
