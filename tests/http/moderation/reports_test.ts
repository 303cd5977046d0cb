/** Reports about tickets, and what moderators do with them. */
import { assert, assertMatch, assertStringIncludes } from "@std/assert";
import { startApp, test } from "../app.ts";
import { html, list, seeOther, sellForm, signUp, signUpModerator, textOf } from "../cast.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());
const moderator = await signUpModerator(app, "mona");
const LINK = "Report this listing";
const wrong = { reason: "not_real", words: "There is no hall of this name" };

test("a signed-in person reports a ticket; a moderator reads it, the seller does not", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice, { title: "A ghost" });
  assertStringIncludes(textOf(await html(bob.get(`/tickets/${id}`))), LINK);
  for (const who of [app.visitor(), alice]) {
    assert(!textOf(await html(who.get(`/tickets/${id}`))).includes(LINK));
  }
  assertStringIncludes(await html(bob.get(`/tickets/${id}/report`)), 'name="words"');
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`);
  assertStringIncludes(textOf(await html(bob.get(`/tickets/${id}`))), "Thank you for telling us");

  const queue = textOf(await html(moderator.get("/moderation/reports")));
  for (
    const text of [
      "A ghost",
      "Reported by 1 person",
      wrong.words,
      "bob",
      "There is no such concert",
    ]
  ) {
    assertStringIncludes(queue, text);
  }
  assertMatch(await html(moderator.get("/")), /class="count"[^>]*>1</);
  assert(!(await html(alice.get(`/tickets/${id}`))).includes(wrong.words));
  for (const who of [alice, bob]) await html(who.get("/moderation/reports"), 403);
});

test('a report needs a reason, and a text where the reason is "other"; what was typed is kept', async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  const none = await html(bob.post(`/tickets/${id}/report`, { reason: "", words: "So odd" }), 422);
  assertStringIncludes(none, "So odd");
  assertMatch(none, /id="field-reason"[^>]*aria-invalid="true"/);
  await html(bob.post(`/tickets/${id}/report`, { reason: "other", words: " " }), 422);
  const long = await html(
    bob.post(`/tickets/${id}/report`, { ...wrong, words: "a".repeat(301) }),
    422,
  );
  assertMatch(long, /id="field-words"[^>]*aria-invalid="true"/);
});

test("one open report per person and ticket; never about one's own ticket or a hidden one", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`);
  const again = await html(bob.post(`/tickets/${id}/report`, wrong), 409);
  assertStringIncludes(textOf(again), "You have already reported this listing");
  await html(alice.post(`/tickets/${id}/report`, wrong), 403);
  await html(bob.post("/tickets/01UNKNOWN/report", wrong), 404);
  await seeOther(
    app.visitor().get(`/tickets/${id}/report`),
    `/sign-in?next=${encodeURIComponent(`/tickets/${id}/report`)}`,
  );
});

test("a moderator dismisses a report with a note, which is on the audit trail, and the reporter is notified", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`);
  await html(bob.post(`/moderation/${id}/dismissal`, { version: "1", reason: "Let me" }), 403);
  const asked = await html(
    moderator.post(`/moderation/${id}/dismissal`, { version: "1", reason: "" }),
    422,
  );
  assertStringIncludes(asked, wrong.words);
  const note = { version: "1", reason: "The hall is real", list: "reports" };
  await seeOther(moderator.post(`/moderation/${id}/dismissal`, note), "/moderation/reports");
  await app.system.workers.relay.idle();
  const letters = app.system.mailer.sent()!.filter(({ to }) => to === bob.email);
  assertStringIncludes(letters[0].text, "left the listing as it is");
  const one = textOf(await html(moderator.get(`/moderation/${id}`)));
  assertStringIncludes(one, "The hall is real");
  assert(!one.includes(wrong.words), "it is closed");
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`); // a new one is welcome
});

test("a report that arrived meanwhile is not dismissed unread", async () => {
  const [alice, bob, carol] = await Promise.all(
    ["alice", "bob", "carol"].map((name) => signUp(app, name)),
  );
  const id = await list(alice);
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`);
  const more = { reason: "copy", words: "I have seen it elsewhere" };
  await seeOther(carol.post(`/tickets/${id}/report`, more), `/tickets/${id}`);
  const page = await html(
    moderator.post(`/moderation/${id}/dismissal`, { version: "1", reason: "All is well" }),
    412,
  );
  assertStringIncludes(textOf(page), more.words);
  assertStringIncludes(page, "All is well");
});

test("taking the ticket down closes its reports, and notifies the reporter only", async () => {
  const [alice, bob] = [await signUp(app, "alice"), await signUp(app, "bob")];
  const id = await list(alice);
  await seeOther(bob.post(`/tickets/${id}/report`, wrong), `/tickets/${id}`);
  const off = { version: "1", reason: "There is no such hall", list: "reports" };
  await seeOther(moderator.post(`/moderation/${id}/withdrawal`, off), "/moderation/reports");
  await app.system.workers.relay.idle();
  const to = (who: { email: string }) =>
    app.system.mailer.sent()!.filter((mail) => mail.to === who.email).map(({ text }) => text)
      .join();
  assertStringIncludes(to(bob), "took the listing off sale");
  assertStringIncludes(to(alice), "There is no such hall");
  assert(!to(alice).includes(wrong.words));
  await html(bob.get(`/tickets/${id}`));
  await html(bob.post(`/tickets/${id}/report`, wrong), 409);
});

test("changes since the approval are shown field by field, with the seller and earlier decisions", async () => {
  const [alice] = [await signUp(app, "alice")];
  const id = await list(alice, {
    title: "The Night Owls",
    description: "Two steps from the stage.",
    code: "FIRST-CODE",
  });
  await seeOther(
    moderator.post(`/moderation/${id}/rejection`, { version: "1", reason: "Which row?" }),
    "/moderation",
  );
  const edit = (form: Record<string, string>, version: string) =>
    seeOther(alice.post(`/tickets/${id}/edit`, { ...form, version }), `/tickets/${id}`);
  await edit(sellForm({ row: "4", code: "FIRST-CODE" }), "2");
  await seeOther(moderator.post(`/moderation/${id}/approval`, { version: "3" }), "/moderation");
  const form = sellForm({ title: "The Night Larks", row: "4" });
  await edit(form, "4");
  const page = await html(moderator.get(`/moderation/${id}`));
  assertStringIncludes(page, "<del>Owls</del>");
  assertStringIncludes(page, "<ins>Larks</ins>");
  const text = textOf(page);
  for (
    const said of ["Changes since a moderator approved it", "Which row?", "alice, member since"]
  ) {
    assertStringIncludes(text, said);
  }
  assertMatch(text, /Barcode\s+Before\s*previous barcode\s+After\s*different barcode/);
  assert(!page.includes(form.code), "a barcode is for its owner alone");
});
