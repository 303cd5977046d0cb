/** How the barcodes of a form are sealed, the digests that identify them, and which of them cannot be listed. */
import { says } from "#words/problems.ts";
import { isCalledOff } from "../concerts/find_or_make.ts";
import type { Services } from "../ports/services.ts";
import type { Refusal } from "../refusals.ts";
import { asSeen, fold } from "../text.ts";
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

/** The refusal of a barcode whose concert was cancelled. */
export const calledOff = ({ row }: Pick<SealedCode, "row">): Refusal => ({
  code: "code_already_listed",
  errors: [{ path: pathOf(row), message: says("code_called_off") }],
});

/** How many listings of one barcode are looked at: the latest. */
const MAX_LISTINGS = 10;

/**
 * The first barcode, not counting those that the listing has already, that was listed for a concert that is
 * cancelled by now; null: none.
 */
export async function findCalledOff(
  { store }: Pick<Services, "store">,
  codes: readonly SealedCode[],
  listingId: string,
): Promise<SealedCode | null> {
  for (const one of codes) {
    const pages = await Promise.all(
      [...new Set([one.codeHash, one.former])].map((digest) =>
        store.list(listings, "listings", { prefix: [digest], reverse: true, limit: MAX_LISTINGS })
      ),
    );
    const found = pages.flatMap(({ items }) => items);
    if (found.some(({ id }) => id === listingId)) continue;
    const off = await Promise.all(found.map((listing) => isCalledOff(store, listing)));
    if (off.includes(true)) return one;
  }
  return null;
}

/**
 * The refusal of a seat that an earlier row of the form, or another ticket of the listing (`kept`), has too; null:
 * there is none. Tickets without a named seat are for anywhere.
 */
export function refusesSameSeat(
  rows: readonly { seat: string | null }[],
  kept: readonly { seat: string | null }[] = [],
): Refusal | null {
  const folded = [...kept, ...rows].map(({ seat }) => seat === null ? null : fold(seat));
  const twice = folded.findIndex((seat, at) =>
    at >= kept.length && seat !== null && folded.indexOf(seat) < at
  );
  if (twice < 0) return null;
  const errors = [{ path: `tickets.${twice - kept.length}.seat`, message: says("seat_twice") }];
  return { code: "invalid", errors };
}

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
