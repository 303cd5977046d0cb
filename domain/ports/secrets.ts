/** Keeps what only some may read unreadable in the database: barcodes, session tokens. */

export interface Secrets {
  /** Encrypts (AES-256-GCM, random nonce). `context` binds it to its owner, e.g. "ticket:ID". */
  seal(text: string, context: string): Promise<string>;
  /** Decrypts under the present or the previous secret; throws when altered or of another context. */
  open(sealed: string, context: string): Promise<string>;
  /** Which keys seal and open here, the present one first: a sealed text begins with its key's id. */
  keyIds(): Promise<string[]>;
  /** HMAC-SHA-256, base64url: the same for the same text and purpose, whatever the present secret's age. */
  digest(text: string, purpose: string): Promise<string>;
}
