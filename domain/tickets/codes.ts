/** How barcodes are sealed, and the digests that identify them. */
import type { Services } from "../ports/services.ts";
import { asSeen } from "../text.ts";

/** The context that a ticket's barcode is sealed with. */
export const codeContext = (ticketId: string): string => `ticket:${ticketId}`;

/**
 * The digest that identifies a barcode. Contents that differ only in invisible characters and kinds of
 * blanks count as the same barcode, so that none is sold twice. The content itself is stored unchanged.
 */
export const codeDigest = (x: Services, code: string): Promise<string> =>
  x.secrets.digest(asSeen(code), "barcode");

/** The digest of older versions, in which invisible characters and kinds of blanks made a difference. */
export const formerDigest = (x: Services, code: string): Promise<string> =>
  x.secrets.digest(code.normalize("NFC").trim(), "barcode");
