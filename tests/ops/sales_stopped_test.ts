/** Operators see that sales are stopped, why, since when, and what to do. */
import { assert, assertEquals } from "@std/assert";
import { textOf } from "#app/ops/text.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { Status } from "#domain/ops/status.ts";
import { Exchange } from "../exchange.ts";
import { withPayouts } from "../payouts/cast.ts";

const WHY = "Stripe pays your balance out to your bank: set the payout schedule to manual";
const who = { by: "terminal:olga", why: "" };

Deno.test("the status says that sales are stopped, why, for how long and what to do, until they go on", async () => {
  let problems = [WHY];
  await using e = await Exchange.open(
    {},
    withPayouts(() => ({ checkPlatform: () => Promise.resolve(problems) })),
  );
  const sales = async () => {
    const answer = await runOperation(e.x.ops, "status", {}, who);
    assert(answer.ok);
    const status = answer.data as Status;
    // As the app that serves answers it.
    const serving = { ...status, process: { ...status.process, serving: true } };
    const lines = textOf("status", serving).split("\n");
    const at = lines.findIndex((line) => line.startsWith("sales"));
    const until = lines.findIndex((line) => line.startsWith("waiting"));
    return { wrong: answer.wrong, lines: lines.slice(at, until).map((line) => line.trim()) };
  };
  await e.x.sales.look();
  e.clock.forward(30);
  await e.x.sales.look();
  assertEquals(await sales(), {
    wrong: true,
    lines: [
      "sales       STOPPED for 30 s: nothing can be bought",
      WHY,
      "→ correct that: sales go on within a minute",
    ],
  });
  problems = [];
  e.clock.forward(60);
  await e.x.sales.look();
  assertEquals(await sales(), { wrong: false, lines: ["sales       go on"] });
});
