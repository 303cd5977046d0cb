/** How the barcodes of a form are sealed, the digests that identify them, and which of them cannot be listed. */
import { says } from "#words/problems.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { asSeen } from "../text.ts";
import { codeProblem, type CodeType } from "./code_type.ts";
import { listings } from "./listing.ts";

/** The context that a ticket's barcode is sealed with. */
export const codeContext = (ticketId: string): string => `ticket:${ticketId}`;

/**
 * The digest that identifies a barcode. Contents that differ only in invisible characters and kinds of
 * blanks count as the same barcode, so that none is sold twice. The content itself is stored unchanged.
 */
export const codeDigest = (x: Pick<Services, "secrets">, code: string): Promise<string> =>
  x.secrets.digest(asSeen(code), "barcode");

/** The digest of older versions, in which invisible characters and kinds of blanks made a difference. */
const formerDigest = (x: Services, code: string): Promise<string> =>
  x.secrets.digest(code.normalize("NFC").trim(), "barcode");

/** A barcode of a form, sealed for its ticket; `row` is its place in the form. */
export interface SealedCode {
  row: number;
  code: string;
  codeHash: string;
  former: string;
}

/** `known`: the digest that the ticket has now; an unchanged barcode keeps its old one. */
export async function sealCode(
  x: Services,
  row: number,
  ticketId: string,
  code: string,
  known: string | null = null,
): Promise<SealedCode> {
  const [sealed, digest, former] = await Promise.all([
    x.secrets.seal(code, codeContext(ticketId)),
    codeDigest(x, code),
    formerDigest(x, code),
  ]);
  return { row, code: sealed, codeHash: former === known ? former : digest, former };
}

/** Where the problem of a form's barcode is shown. */
const pathOf = (row: number): string => `tickets.${row}.code`;

/** Why the barcodes do not fit their formats; null if they do. */
export function refusesCodes(
  rows: readonly { row: number; code: string; codeType: CodeType }[],
): Refusal | null {
  const errors = rows.flatMap(({ row, code, codeType }) => {
    const message = codeProblem(codeType, code);
    return message === null ? [] : [{ path: pathOf(row), message }];
  });
  return errors.length > 0 ? { code: "invalid", errors } : null;
}

/** The refusal of a form with a barcode that an earlier row has, too; null: each has its own. */
export function refusesTwice(codeHashes: readonly string[]): Refusal | null {
  const row = codeHashes.findIndex((hash, at) => codeHashes.indexOf(hash) < at);
  const errors = [{ path: pathOf(row), message: says("code_twice") }];
  return row < 0 ? null : { code: "invalid", errors };
}

/** The refusal of a barcode that is listed already. Only one is named, however many there are. */
export const alreadyListed = ({ row }: Pick<SealedCode, "row">): Refusal => ({
  code: "code_already_listed",
  errors: [{ path: pathOf(row), message: says("code_listed") }],
});

/** The first barcode that another listing has, by either digest; null: none. */
export async function findTaken(
  { store }: Pick<Services, "store">,
  codes: readonly SealedCode[],
  listingId: string,
): Promise<SealedCode | null> {
  for (const one of codes) {
    for (const digest of new Set([one.codeHash, one.former])) {
      const found = await store.find(listings, "code", [digest]);
      if (found && found.id !== listingId) return one;
    }
  }
  return null;
}

/** A refusal of a form for one ticket, whose fields stand in no row. */
export const ofOneTicket = (refusal: Refusal): Refusal => ({
  ...refusal,
  errors: refusal.errors?.map(({ path, message }) => ({
    path: path.replace(/^tickets\.\d+\./, ""),
    message,
  })),
});
