/** Unexpected answers of Keto: an outage, and never a permission or an internal error. */
import { assertEquals, assertRejects } from "@std/assert";
import { KetoServer } from "#adapters/permissions/keto/server.ts";
import { PermissionsUnavailable } from "#domain/ports/permissions.ts";

const moderators = { namespace: "Group", object: "moderators", relation: "members" };

/** Runs requests against a server that always gives the same answer. */
async function withAnswer(answer: () => Response, ask: (keto: KetoServer) => Promise<unknown>) {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, answer);
  const url = `http://127.0.0.1:${server.addr.port}`;
  try {
    return await ask(new KetoServer({ readUrl: url, writeUrl: url }));
  } finally {
    await server.shutdown();
  }
}

Deno.test("keto: an unexpected answer counts as an outage", async () => {
  const answers = [
    () => Response.json({}),
    () => Response.json({ allowed: "yes" }),
    () => Response.json({ allowed: true }, { status: 500 }),
    () => new Response("<html>a proxy</html>"),
    () => new Response("x".repeat(2_000_000)),
  ];
  for (const answer of answers) {
    await assertRejects(
      () => withAnswer(answer, (keto) => keto.check(moderators, "mia")),
      PermissionsUnavailable,
    );
  }
  const list = (keto: KetoServer) => Array.fromAsync(keto.list({ namespace: "Group" }));
  await assertRejects(
    () => withAnswer(() => Response.json({ relation_tuples: "none" }), list),
    PermissionsUnavailable,
  );
  const yes = () => Response.json({ allowed: true });
  assertEquals(await withAnswer(yes, (keto) => keto.check(moderators, "mia")), true);
});
