/** The books as operators and accountants get them. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { addMember } from "#domain/groups/commands.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { createAdmin } from "#app/admin/answer.ts";
import { textOf } from "#app/ops/text.ts";
import { readCommand } from "#app/ops/commands.ts";
import { Exchange, must } from "../exchange.ts";

const DAY_S = 86_400;
const who = { by: "terminal:test", why: "", requestId: null };

// deno-lint-ignore no-explicit-any
async function ask(e: Exchange, name: string, args: unknown): Promise<any> {
  const answer = await runOperation(e.x.ops, name, args, who);
  return answer.ok ? answer.data : answer.code;
}

/** Alice sells two tickets, a day apart; the second sale is refunded. */
async function twoSales() {
  const e = await Exchange.open({ MAX_HOLDS: "0" });
  const [alice, bob, mona] = [await e.user("Alice"), await e.user("Bob"), await e.user("Mona")];
  must(await addMember(e.x, "moderators", mona));
  const buy = async () => await e.buy(await e.reserve(bob, (await e.ticket(alice)).id));
  const first = await buy();
  e.clock.forward(DAY_S);
  const second = await buy();
  must(await refundOrder(e.x, mona, second.id));
  await e.settle();
  return { e, alice, first, second };
}

Deno.test("the trial balance names every account, now and at the end of a day", async () => {
  const { e, alice } = await twoSales();
  await using _ = e;
  const now = await ask(e, "books", {});
  assertEquals([now.currency, now.at], ["EUR", null]);
  assertEquals(now.accounts.provider_balance, 4500);
  assertEquals(now.accounts[`seller_payable:${alice}`], -4500);
  assertEquals(now.accounts.refunds_due, 0);
  assertEquals(now.accounts.fee_income, 0);
  const sum = Object.values<number>(now.accounts).reduce((total, amount) => total + amount, 0);
  assertEquals(sum, 0);
  const day = (back: number) =>
    new Date(e.clock.at - back * DAY_S * 1000).toISOString().slice(0, 10);
  assertEquals((await ask(e, "books", { at: day(1) })).accounts.provider_balance, 4500);
  assertEquals((await ask(e, "books", { at: day(2) })).accounts.provider_balance, 0);
  // A day that is not over has the balances of now.
  assertEquals((await ask(e, "books", { at: day(0) })).at, null);
  assertStringIncludes(textOf("books", now), "provider_balance");
});

Deno.test("a seller's statement lists what they get, newest first, in pages", async () => {
  const { e, alice, first, second } = await twoSales();
  await using _ = e;
  const statement = await ask(e, "books.seller", { person: alice });
  assertEquals([statement.payable, statement.owes], [4500, 0]);
  assertEquals(
    statement.entries.map(({ cause, orderId, amount }: Record<string, unknown>) =>
      [cause, orderId, amount].join(" ")
    ),
    [`refund ${second.id} -4500`, `captured ${second.id} 4500`, `captured ${first.id} 4500`],
  );
  assertEquals(await ask(e, "books.seller", { person: alice, cursor: "x" }), "malformed");
  assertEquals(await ask(e, "books.seller", { person: "nobody@example.org" }), "not_found");
  assertStringIncludes(textOf("books.seller", statement), "45.00 EUR payable");
});

Deno.test("all postings are exported as CSV, each line with a debit or a credit", async () => {
  const { e, first } = await twoSales();
  await using _ = e;
  const { lines, next } = await ask(e, "books.postings", {});
  assertEquals(lines[0], "posting,time,cause,order,currency,account,debit,credit");
  assertEquals(next, null);
  assertEquals(lines.length, 1 + 4 * 2);
  assertStringIncludes(lines[1], `,captured,${first.id},EUR,provider_balance,45.00,`);
});

Deno.test("days, amounts and numbers that make no sense are refused with what is wrong", async () => {
  const e = await Exchange.open();
  await using _ = e;
  const alice = await e.user("Alice");
  const today = new Date(e.clock.at).toISOString().slice(0, 10);
  const told: Record<string, string> = {
    "books --at 2999-01-01": `at: 2999-01-01 is in the future. Today is ${today} (UTC).`,
    "books --at yesterday": "at: Is not a date such as 2027-05-31",
    "books --at -1": "at: Is not a date such as 2027-05-31",
    "books --at 2027-02-30": "at: Is not a date such as 2027-05-31",
    "books opening much": "balance: Is not an amount such as 1234.50",
    "books opening -5.001": "-5.001 is no amount in EUR, which has at most 2 decimals.",
    [`payouts repaid ${alice} -1`]: "amount: Must be above 0",
    [`payouts writeoff ${alice} 0.00`]: "amount: Must be above 0",
    [`payouts recover ${alice} much`]: "amount: Is not an amount such as 12.50",
    [`payouts repaid ${alice} 1.001`]: "1.001 is no amount in EUR, which has at most 2 decimals.",
    "audit --from soon": "from: Is not a date such as 2027-05-31",
    "audit --from 2027-02-02 --to 2027-02-01": "to: Is before the first day",
    "audit --limit 0": "limit: Must be a whole number from 1 to 100",
    "audit --limit -5": "limit: Must be a whole number from 1 to 100",
    "audit --limit many": "limit: Must be a whole number from 1 to 100",
    "payouts release -1": "There is no payout of order -1.",
  };
  for (const [words, what] of Object.entries(told)) {
    const command = readCommand(words.split(" "));
    assert(command.kind === "operation", `${words}: ${JSON.stringify(command)}`);
    const answer = await runOperation(e.x.ops, command.operation, command.args, who);
    assertEquals(answer.ok || answer.message, what, words);
  }
  const csv = readCommand(["books", "--csv", "--at", "2999-01-01"]);
  assert(csv.kind === "postings");
  assertEquals(await ask(e, "books.postings", { at: csv.at }), "invalid");
});

Deno.test("the command line understands what the books are asked for", () => {
  const read = (...words: string[]) => {
    const { flags: _, destroys: __, ...command } = readCommand(words) as Record<string, unknown>;
    return command;
  };
  assertEquals(read("books", "--at", "2027-01-31"), {
    kind: "operation",
    operation: "books",
    args: { at: "2027-01-31" },
  });
  assertEquals(read("books", "--csv"), { kind: "postings", at: undefined });
  assertEquals(read("books", "--seller", "alice@example.org"), {
    kind: "operation",
    operation: "books.seller",
    args: { person: "alice@example.org", cursor: undefined },
  });
  assertEquals(read("books", "--csv", "--at", "2027-01-31"), {
    kind: "postings",
    at: "2027-01-31",
  });
  assertEquals(read("books", "now").kind, "help");
});

Deno.test("a reason that is too long is refused in a sentence, before anything is done, by every command", async () => {
  const why = "x".repeat(301);
  const what = "--why: Use at most 300 characters";
  for (
    const words of ["payouts block 1", "status", "import file", "dead replay all", "group list x"]
  ) {
    assertEquals(readCommand([...words.split(" "), "--why", why]), { kind: "unknown", what });
  }
  assertEquals(readCommand(["status", "--why", why.slice(1)]).kind, "operation");
  await using e = await Exchange.open();
  const body = JSON.stringify({ operation: "status", args: {}, who: { by: "terminal:o", why } });
  const asked = new Request("http://admin/", { method: "POST", body });
  const answer = await (await createAdmin(e.x.ops)(asked)).json();
  assertEquals(answer.message, "who.why: Use at most 300 characters");
});

Deno.test("an option that a command would ignore is refused", () => {
  const wrong: Record<string, string> = {
    "books --seller a --csv": "books takes --seller or --csv, not both",
    "books --seller a --at 2027-01-31": "books takes --seller or --at, not both",
    "books --csv --json": "books takes --csv or --json, not both",
    "books --cursor x": "books takes --cursor with --seller only",
    "books --csv --cursor x": "books takes --cursor with --seller only",
    "books --from 2027-01-31": "books takes no --from",
    "books --provider": "books takes no --provider",
    "status --at 2027-01-31": "status takes no --at",
    "payouts list --seller a": "payouts takes no --seller",
    "audit --csv": "audit takes no --csv",
    "verify --person a": "verify takes no --person",
    "export file --provider": "export takes no --provider",
  };
  for (const [words, what] of Object.entries(wrong)) {
    assertEquals(readCommand(words.split(" ")), { kind: "unknown", what });
  }
  for (
    const words of ["verify --provider --json", "audit --person a --limit 3", "status --why x"]
  ) {
    assertEquals(readCommand(words.split(" ")).kind, "operation", words);
  }
});
