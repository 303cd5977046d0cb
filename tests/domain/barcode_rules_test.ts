/** Barcodes and moderation: who may list a barcode again, and which changes need another review. */
import { assertEquals } from "@std/assert";
import { changesBetween } from "#domain/decisions/content.ts";
import { addMember } from "#domain/groups/commands.ts";
import { approveTicket, rejectTicket, takeTicketOff } from "#domain/moderation/commands.ts";
import { findCase } from "#domain/moderation/queries.ts";
import { editTicket, listTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { ticketInput } from "#domain/tickets/input.ts";
import { revealCode } from "#domain/tickets/queries.ts";
import { listings } from "#domain/tickets/listing.ts";
import { codeOf, Exchange, must } from "../exchange.ts";
import { changed } from "../listing.ts";
import { eur } from "./cast.ts";

async function moderator(e: Exchange): Promise<string> {
  const mona = await e.user("mona");
  must(await addMember(e.x, "moderators", mona));
  return mona;
}

const inputOf = (e: Exchange, code: string) =>
  ticketInput(e.x.settings).parse({
    title: "The Night Owls",
    venue: "Hall",
    city: "Lyon",
    startsAt: new Date(e.clock.at + 86_400_000).toISOString(),
    timeZone: "Europe/Paris",
    faceValue: eur(5000),
    price: eur(4500),
    code,
  });

Deno.test("nobody, not even the seller, can list a barcode again that a moderator rejected or withdrew", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const [alice, mona] = [await e.user("alice"), await moderator(e)];
  const lists = (code: string) => listTicket(e.x, alice, inputOf(e, code));
  const rejected = await e.ticket(alice, { code: "REJECTED" });
  const off = await e.ticket(alice, { code: "OFF" });
  must(await rejectTicket(e.x, mona, rejected.id, 1, "A copy"));
  must(await takeTicketOff(e.x, mona, off.id, 1, "A copy"));
  for (const code of ["REJECTED", "OFF", "OFF\u00a0".trim()]) {
    assertEquals(codeOf(await lists(code)), "code_already_listed", code);
  }
  // Neither by giving the listing another barcode first, nor by withdrawing it.
  const swapped = await editTicket(e.x, alice, rejected.id, { code: "ANOTHER" }, 2);
  assertEquals(swapped.ok ? [] : swapped.refusal.errors!.map(({ path }) => path), ["code"]);
  must(await withdrawTicket(e.x, alice, rejected.id));
  assertEquals(codeOf(await lists("REJECTED")), "code_already_listed");
});

Deno.test("contents that differ only in invisible characters or kinds of blanks are the same barcode", async () => {
  await using e = await Exchange.open();
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const twins = [
    "VIC 8842\u200b XK",
    "VIC\u00a08842\u00a0XK",
    "VIC\u2009 8842 X\u2060K",
    "VIC 8842 X\ufffeK",
    "VIC 8842 X\u{1fffe}K",
    "VIC\u28008842 XK",
  ];
  await e.ticket(alice, { code: "VIC 8842 XK" });
  const other = await e.ticket(bob, { code: "VIC 8843 XK" });
  for (const code of twins) {
    assertEquals(codeOf(await listTicket(e.x, bob, inputOf(e, code))), "code_already_listed", code);
    const edited = await editTicket(e.x, bob, other.id, { code }, 1);
    assertEquals(codeOf(edited), "code_already_listed", code);
  }
  const kept = must(await listTicket(e.x, bob, inputOf(e, "A\u00a0B")));
  assertEquals(await revealCode(e.x, bob, kept), "A\u00a0B", "as it came");
  must(await listTicket(e.x, bob, inputOf(e, "AB")));
});

Deno.test("a ticket with a digest of an older version keeps it: the barcode cannot be listed twice, and the ticket can be saved", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await moderator(e)];
  const code = "VIC\u00a08842";
  const ticket = await e.ticket(alice, { code });
  const codeHash = await e.x.secrets.digest(code, "barcode");
  await e.x.store.transact(async (tx) => {
    tx.put(listings, changed((await tx.get(listings, ticket.id))!, { codeHash }));
  });
  assertEquals(codeOf(await listTicket(e.x, bob, inputOf(e, code))), "code_already_listed");
  const other = await e.ticket(bob, { code: "OTHER" });
  assertEquals(codeOf(await editTicket(e.x, bob, other.id, { code }, 1)), "code_already_listed");
  const { version } = must(await rejectTicket(e.x, mona, ticket.id, 2, "Which row?"));
  const saved = must(await editTicket(e.x, alice, ticket.id, { code, row: "7" }, version));
  assertEquals(saved.codeHash, codeHash);
});

Deno.test("once a moderator has approved a rejected ticket, the seller may withdraw it and list it again", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const [alice, mona] = [await e.user("alice"), await moderator(e)];
  const ticket = await e.ticket(alice, { code: "SECOND-LOOK" });
  must(await rejectTicket(e.x, mona, ticket.id, 1, "Which row?"));
  const again = must(await editTicket(e.x, alice, ticket.id, { row: "7" }, 2));
  must(await approveTicket(e.x, mona, ticket.id, again.version));
  must(await withdrawTicket(e.x, alice, ticket.id));
  must(await listTicket(e.x, alice, inputOf(e, "SECOND-LOOK")));
});

Deno.test("a change of the barcode's format needs another review, like a change of the text", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const [alice, mona] = [await e.user("alice"), await moderator(e)];
  const ticket = await e.ticket(alice);
  const approved = must(await approveTicket(e.x, mona, ticket.id, 1));
  const edit = { codeType: "aztec" } as const;
  const changed = must(await editTicket(e.x, alice, ticket.id, edit, approved.version));
  assertEquals(changed.status, "pending");
  const seen = must(await findCase(e.x, mona, ticket.id));
  assertEquals(changesBetween(seen.before!.content, seen.content), ["codeType"]);
  // Old decisions do not contain the format, so that it does not count as a change.
  const { codeType: _before, ...older } = seen.before!.content;
  assertEquals(changesBetween(older, seen.content), []);
});
