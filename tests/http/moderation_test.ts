import { assert, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "./app.ts";
import {
  html,
  list,
  reserve,
  seeOther,
  sellForm,
  signUp,
  signUpModerator,
  textOf,
} from "./cast.ts";

const app = await startApp({ env: { MODERATION: "on" } });
Deno.test.afterAll(() => app.stop());
const moderator = await signUpModerator(app, "mona");

test("a new ticket waits unseen until a moderator puts it on sale", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice, { title: "Needs a look" });
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "Waiting for review");
  await html(bob.get(`/tickets/${id}`), 404);
  await html(app.fetch(`/tickets/${id}`), 404);
  await html(bob.post("/orders", { ticketId: id, price: "4550" }), 404);

  const queue = await html(moderator.get("/moderation"));
  assertStringIncludes(queue, `action="/moderation/${id}/approval"`);
  await html(moderator.post(`/moderation/${id}/approval`, {}), 422);
  await html(moderator.post(`/moderation/${id}/approval`, { version: "9" }), 412);
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const after = textOf(await html(moderator.get("/moderation")));
  assertStringIncludes(after, "The ticket is on sale");
  assertStringIncludes(after, "Nothing is waiting");
  await html(bob.get(`/tickets/${id}`));
});

test("turning a ticket down needs a reason, which its seller reads", async () => {
  const alice = await signUp(app, "alice");
  const id = await list(alice);
  const page = await html(
    moderator.post(`/moderation/${id}/rejection`, { version: "1", reason: "" }),
    422,
  );
  assertMatch(page, /id="field-reason"[^>]*aria-invalid="true"/);
  const reason = "The venue does not exist";
  await seeOther(
    moderator.post(`/moderation/${id}/rejection`, { version: "1", reason }),
    "/moderation",
  );
  const own = textOf(await html(alice.get(`/tickets/${id}`)));
  assertStringIncludes(own, "Not accepted");
  assertStringIncludes(own, reason);
  await html(app.fetch(`/tickets/${id}`), 404);

  const edit = { ...sellForm(), version: "2" };
  await seeOther(alice.post(`/tickets/${id}/edit`, edit), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(alice.get(`/tickets/${id}`))), "waiting for review");
});

test("taking a held ticket down ends the hold, and the buyer is told", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "1" }), "/moderation");
  const orderId = await reserve(bob, id);
  const page = await html(moderator.get(`/tickets/${id}`));
  const version =
    /action="\/moderation\/[^"]+\/rejection".*?name="version" value="(\d+)"/.exec(page)![1];
  await seeOther(
    moderator.post(`/moderation/${id}/rejection`, { version, reason: "Reported as a copy" }),
    "/moderation",
  );
  assertStringIncludes(textOf(await html(bob.get(`/orders/${orderId}`))), "A moderator cancelled");
});

test("others neither see the queue nor decide, and learn nothing of what waits", async () => {
  const alice = await signUp(app, "alice");
  const bob = await signUp(app, "bob");
  const id = await list(alice);
  await html(bob.get("/moderation"), 403);
  await html(bob.post(`/moderation/${id}/approval`, { version: "1" }), 404);
  await html(bob.post("/moderation/01UNKNOWN/approval", { version: "1" }), 404);
  await html(bob.post(`/moderation/${id}/rejection`, { version: "1", reason: "" }), 404);
  await html(alice.post(`/moderation/${id}/approval`, { version: "1" }), 403);
  assert(!(await html(alice.get("/"))).includes('href="/moderation"'));
  assertStringIncludes(await html(moderator.get("/")), 'href="/moderation"');
});
