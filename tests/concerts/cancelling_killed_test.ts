/** A process that is killed in the middle of a cancellation: the next one ends it, with one refund for each sale. */
import { sandboxSessions } from "#adapters/payments/sandbox/session.ts";
import { concertWalks } from "#domain/concerts/walk.ts";
import { verifyMoney, verifyOrders } from "#domain/invariants/verify.ts";
import { orders } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { Clock, Exchange, must } from "../exchange.ts";
import { Cast } from "./cast.ts";
import { assert, assertEquals } from "@std/assert";

const SOLD = 500;
const BUYERS = 10;
/** The process is killed once this many are refunded. */
const KILLED_AT = 60;

/** Sells that many tickets of one concert and closes the database. Returns the concert and the moderator. */
async function sell(path: string): Promise<[concertId: string, moderatorId: string]> {
  await using c = await Cast.open({ KV_URL: path }, { clock: new Clock(Date.now()) });
  const { e, alice } = c;
  const buyers = await Promise.all(Array.from({ length: BUYERS }, (_, i) => e.user(`b${i}`)));
  let concertId = "";
  for (let i = 0; i < SOLD; i += BUYERS) {
    await Promise.all(buyers.map(async (buyer) => {
      const ticket = await e.ticket(alice);
      concertId = ticket.concertId!;
      const order = await e.reserve(buyer, ticket.id);
      must(await e.pay(await e.checkout(buyer, order.id)));
    }));
    await e.settle();
  }
  return [concertId, c.mo];
}

async function counted<T>(all: AsyncIterable<T>, by: (one: T) => string) {
  const counts: Record<string, number> = {};
  for await (const one of all) counts[by(one)] = (counts[by(one)] ?? 0) + 1;
  return counts;
}

Deno.test("a cancellation with 500 sold tickets, killed in the middle, ends with 500 refunds, one each", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/kv`;
    const [concertId, moderatorId] = await sell(path);
    const script = new URL("cancel_and_wait.ts", import.meta.url).pathname;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", script, path, concertId, moderatorId],
      stdout: "piped",
    }).spawn();
    for await (const text of child.stdout.pipeThrough(new TextDecoderStream())) {
      if (text.trim().split("\n").some((line) => Number(line) >= KILLED_AT)) {
        child.kill("SIGKILL");
        break;
      }
    }
    await child.status;

    // Later than every lease of the killed process.
    await using e = await Exchange.open({ KV_URL: path }, {
      clock: new Clock(Date.now() + 61_000),
    });
    const { x } = e;
    const walkNow = async () => (await x.store.get(concertWalks, concertId))!;
    const before = await walkNow();
    assert(before.refunded >= KILLED_AT && before.finishedAt === null, "it was killed too late");
    // A run of the walk visits some listings and makes its row due again.
    for (let runs = 0; runs < SOLD && !(await walkNow()).finishedAt; runs++) await e.settle();
    await e.settle();
    const allRefunded = { refunded: SOLD };
    assertEquals(await counted(x.store.scan(orders), ({ status }) => status), allRefunded);
    assertEquals(await counted(x.store.scan(payments), ({ status }) => status), allRefunded);
    assertEquals(await counted(x.store.scan(sandboxSessions), ({ state }) => state), allRefunded);
    const walk = await walkNow();
    assertEquals([walk.refunded, walk.waiting], [SOLD, 0]);
    assert(walk.finishedAt !== null);
    const about = x.mailer.sent()!.filter(({ id }) => id.startsWith("refunded."));
    assertEquals(new Set(about.map(({ id }) => id)).size, about.length);
    assertEquals(await Array.fromAsync(verifyOrders(x.store)), []);
    assertEquals(await Array.fromAsync(verifyMoney(x)), []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
