/** Encryption and keyed hashes for what must not be readable in the database: barcodes, session tokens. */

export interface Secrets {
  /** Encrypts (AES-256-GCM, random nonce). `context` binds it to its owner, e.g. "ticket:ID". */
  seal(text: string, context: string): Promise<string>;
  /** Decrypts with the current or the previous secret. Throws if the text was altered or has another context. */
  open(sealed: string, context: string): Promise<string>;
  /** The ids of the keys in use, current one first. A sealed text begins with its key's id. */
  keyIds(): Promise<string[]>;
  /** HMAC-SHA-256, base64url. Does not change when the secret is rotated. */
  digest(text: string, purpose: string): Promise<string>;
}
