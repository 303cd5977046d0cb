/** What is counted, and what is refused, before a form reaches Kratos. */
import { assertEquals, assertStringIncludes } from "@std/assert";
import { limits } from "#adapters/throttle/limits.ts";
import { MAX_BODY_BYTES } from "#web/request/body.ts";
import { test } from "../app.ts";
import { seeOther } from "../cast.ts";
import { RIGHT } from "../kratos.ts";
import { app, kratos, nameless, open, ORIGIN, signIn, submit } from "./flows.ts";

test("password guesses are counted per account and network, and the right password resets the count", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const guess = async (password: string, identifier = email) => {
    const res = await submit(visitor, page, { identifier, password });
    const text = await res.text();
    return { status: res.status, text, location: res.headers.get("location") };
  };
  for (let n = 0; n < limits.sign_in_pair.max; n++) {
    assertEquals((await guess("wrong")).status, 303);
  }
  const before = kratos.asked.filter((one) => one.startsWith("POST")).length;
  const refused = await guess(RIGHT);
  assertEquals(refused.status, 429);
  assertStringIncludes(refused.text, `href="${page}"`);
  assertEquals((await guess("wrong", email.toUpperCase())).status, 429, "however it is spelt");
  assertEquals(kratos.asked.filter((one) => one.startsWith("POST")).length, before);
  app.clock.forward(limits.sign_in_pair.windowMs / 1000);
  for (let n = 1; n < limits.sign_in_pair.max; n++) await guess("wrong");
  assertEquals((await guess(RIGHT)).location, `${ORIGIN}/`);
  const again = app.visitor();
  const fresh = await open(again, "/sign-in");
  for (let n = 0; n < limits.sign_in_pair.max; n++) {
    const res = await submit(again, fresh, { identifier: email, password: "wrong" });
    await res.body?.cancel();
    assertEquals(res.status, 303, "it began anew");
  }
});

/** How many of these posts are accepted before one is refused as too many. */
async function letThrough(posts: (n: number) => Promise<Response>, most: number): Promise<number> {
  for (let n = 0; n <= most; n++) {
    const res = await posts(n);
    await res.body?.cancel();
    if (res.status === 429) return n;
    assertEquals(res.status, 303);
  }
  return Infinity;
}

test("a guess counts under any field name, and with a decoy field", async () => {
  const { max } = limits.sign_in_pair;
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const email = nameless();
  const spelt = [email, `${email}\u0085`, ` ${email.toUpperCase()}`];
  const guess = (fields: Record<string, string>) => submit(visitor, page, fields);
  const password = "wrong";
  assertEquals(
    await letThrough((n) => guess({ identifier: spelt[n % spelt.length], password }), max),
    max,
  );
  const renamed = (n: number) => guess({ password_identifier: `x${n}@example.org`, password });
  assertEquals(await letThrough(renamed, max), limits.proof_account.max);
  const session = await signIn();
  const fresh = await open(session.visitor, "/account/security");
  const second = (n: number) =>
    session.visitor.post(`/.ory/kratos/self-service/login?flow=${fresh.split("=")[1]}`, {
      identifier: `decoy${n}@example.org`,
      totp_code: "123456",
    });
  assertEquals(await letThrough(second, limits.proof_account.max), limits.proof_account.max);
});

test("changes are counted per account, and each new e-mail address too", async () => {
  const change = async (mail: (n: number, own: string) => string) => {
    const email = nameless();
    const { visitor } = await signIn("/sign-in", email);
    const page = await open(visitor, "/account/security");
    const address = `/.ory/kratos/self-service/settings?flow=${page.split("=")[1]}`;
    return await letThrough((n) =>
      visitor.post(address, {
        method: "profile",
        "traits.email": mail(n, email),
        "traits.name": "Ann",
      }), 100);
  };
  const { settings_account, email_change_account, mail_account } = limits;
  assertEquals(await change((_, own) => own.toUpperCase()), settings_account.max);
  assertEquals(await change((n) => `probe${n}@example.org`), email_change_account.max);
  const victim = nameless();
  const letters = [
    await change(() => victim),
    await change(() => victim),
    await change(() => victim),
  ];
  assertEquals(letters.reduce((a, b) => a + b), mail_account.max);
});

test("a cross-site form, a long one and one of another type never reach Kratos", async () => {
  const before = kratos.asked.length;
  const post = (body: string, headers: Record<string, string>) =>
    app.fetch("/.ory/kratos/self-service/login?flow=x", { method: "POST", body, headers });
  const kind = "application/x-www-form-urlencoded";
  const statuses = [
    await post("a=1", { "content-type": kind, origin: "https://evil.example" }),
    await post("a=1", { "content-type": kind }),
    await post(`a=${"x".repeat(MAX_BODY_BYTES)}`, { "content-type": kind, origin: ORIGIN }),
    await post("{}", { "content-type": "application/json", origin: ORIGIN }),
  ].map(async (res) => (await res.text(), res.status));
  assertEquals(await Promise.all(statuses), [403, 403, 413, 415]);
  assertEquals(kratos.asked.length, before);
});

test("a bearer token does not replace the same-origin check, and cookies are not passed on with it", async () => {
  const heard: (string | null)[] = [];
  kratos.instead = (req) => (heard.push(req.headers.get("cookie")), null);
  const { visitor } = await signIn();
  heard.length = 0;
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = {
    cookie,
    authorization: "Bearer x",
    "content-type": "application/x-www-form-urlencoded",
  };
  const post = async (more: Record<string, string>) => {
    const init = { method: "POST", body: "method=password", headers: { ...headers, ...more } };
    const res = await app.fetch("/.ory/kratos/self-service/settings", init);
    await res.body?.cancel();
    return res.status;
  };
  try {
    assertEquals([await post({}), heard], [403, []]);
    assertEquals([await post({ origin: ORIGIN }), heard], [303, [null]]);
  } finally {
    kratos.instead = null;
  }
});

test("an attempt that never reached Kratos is not counted", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  kratos.instead = (req) => req.method === "POST" ? new Response(null, { status: 500 }) : null;
  try {
    for (let n = 0; n <= limits.sign_in_pair.max; n++) {
      const res = await submit(visitor, page, { identifier: email, password: RIGHT });
      await res.body?.cancel();
      assertEquals(res.status, 503);
    }
  } finally {
    kratos.instead = null;
  }
  const res = await submit(visitor, page, { identifier: email, password: RIGHT });
  assertEquals(res.headers.get("location"), `${ORIGIN}/`);
});

test("the right password resets the count only if the second factor was right too", async () => {
  const email = nameless();
  const visitor = app.visitor();
  const page = await open(visitor, "/sign-in");
  const half = { error: { id: "session_aal2_required" } };
  kratos.instead = ({ url }) =>
    url.endsWith("/sessions/whoami") ? Response.json(half, { status: 403 }) : null;
  const statuses: number[] = [];
  try {
    for (let n = 0; n <= limits.sign_in_pair.max; n++) {
      const res = await submit(visitor, page, { identifier: email, password: RIGHT });
      await res.body?.cancel();
      statuses.push(res.status);
    }
    await seeOther(visitor.get("/orders"), "/sign-in?next=%2Forders");
    await seeOther(
      visitor.get("/sign-in?next=%2Forders"),
      `/.ory/kratos/self-service/login/browser?return_to=${
        encodeURIComponent(`${ORIGIN}/orders`)
      }&aal=aal2`,
    );
  } finally {
    kratos.instead = null;
  }
  assertEquals(statuses, [...Array(limits.sign_in_pair.max).fill(303), 429]);
});
