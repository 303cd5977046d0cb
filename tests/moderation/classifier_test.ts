/** The guard over HTTP: what the classifier is sent, and which answers are refused. */
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { createClassifier } from "#adapters/moderation/classifier.ts";
import type { GuardedListing } from "#domain/ports/moderation_guard.ts";

const LISTING: GuardedListing = {
  title: "The Night Owls",
  venue: "Hall",
  city: "Lyon",
  section: "A",
  row: null,
  seats: ["12"],
  description: "Two steps from the stage.",
  price: { amount: 4500, currency: "EUR" },
  faceValue: { amount: 5000, currency: "EUR" },
  paidFees: null,
};
const SECRET = "a secret of the classifier";

/** A classifier on a free port. */
async function withClassifier(
  answer: (req: Request) => Response | Promise<Response>,
  use: (url: string) => Promise<void>,
) {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, answer);
  try {
    await use(`http://127.0.0.1:${server.addr.port}/listings`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("the classifier gets the texts and prices and the secret, and its answer becomes reasons", async () => {
  let seen: unknown;
  const answer = async (req: Request) => {
    seen = [req.method, req.headers.get("authorization"), await req.json()];
    return Response.json({ advice: "look", reasons: ["Sounds like a copy"], score: 0.7 });
  };
  await withClassifier(answer, async (url) => {
    assertEquals(await createClassifier({ url, secret: SECRET }).suggest(LISTING), {
      advice: "look",
      reasons: [{ kind: "said", text: "Sounds like a copy" }],
    });
  });
  assertEquals(seen, ["POST", `Bearer ${SECRET}`, LISTING]);
});

/** Followed, it would lead to a good answer. */
const elsewhere = ({ url }: Request) =>
  url.endsWith("/good")
    ? Response.json({ advice: "approve" })
    : Response.redirect(new URL("/good", url));

const nonsense: [string, (req: Request) => Response][] = [
  ["no JSON", () => new Response("<html>")],
  ["an advice that there is not", () => Response.json({ advice: "publish" })],
  ["too many reasons", () => Response.json({ advice: "look", reasons: Array(11).fill("a") })],
  ["an overlong reason", () => Response.json({ advice: "look", reasons: ["a".repeat(301)] })],
  ["control characters", () => Response.json({ advice: "look", reasons: ["a\u202eb"] })],
  ["an endless answer", () => new Response("a".repeat(20_000))],
  ["an error", () => new Response("busy", { status: 500 })],
  ["a redirect", elsewhere],
];
for (const [name, answer] of nonsense) {
  Deno.test(`the classifier is refused with ${name}`, async () => {
    await withClassifier(answer, async (url) => {
      await assertRejects(() => createClassifier({ url, secret: SECRET }).suggest(LISTING));
    });
  });
}

Deno.test("a classifier that hangs is left after the time limit, and only a few are waited for at once", async () => {
  const hung = Promise.withResolvers<Response>();
  await withClassifier(() => hung.promise, async (url) => {
    const guard = createClassifier({ url, secret: SECRET, withinMs: 100 });
    const asked = Array.from({ length: 4 }, () => guard.suggest(LISTING));
    const refused = await guard.suggest(LISTING).catch(String);
    assertStringIncludes(String(refused), "enough to do");
    for (const one of await Promise.allSettled(asked)) assertEquals(one.status, "rejected");
    // Those that were left have made room.
    await assertRejects(() => guard.suggest(LISTING), DOMException);
    hung.resolve(new Response());
  });
});
