/** `CORS_ORIGINS=*`: pages of all sites may read what is public, and nothing else. */
import { assertEquals, assertMatch } from "@std/assert";
import { startApp, test } from "../app.ts";
import { concertOf, list, signUp } from "../cast.ts";

const app = await startApp({ env: { CORS_ORIGINS: "*,https://app.example" } });
Deno.test.afterAll(() => app.stop());

const ORIGIN = "https://fans.example";
const from = async (path: string, init: RequestInit = {}) => {
  const res = await app.fetch(path, { ...init, headers: { origin: ORIGIN, ...init.headers } });
  await res.body?.cancel();
  return res;
};
const readerOf = (res: Response) => res.headers.get("access-control-allow-origin");
const asks = (method: string) => ({
  method: "OPTIONS",
  headers: { "access-control-request-method": method },
});

test("pages of all sites may read concerts, offers and their events, without credentials", async () => {
  const concert = await concertOf(app, await list(await signUp(app, "alice")));
  for (const path of ["", "/offers", "/events"]) {
    const res = await from(`/api/concerts/${concert}${path}`);
    assertEquals([res.status, readerOf(res)], [200, "*"], path);
    assertEquals(res.headers.get("access-control-allow-credentials"), null);
    assertMatch(res.headers.get("vary")!, /Origin/);
  }
  const preflight = await from("/api/concerts", asks("GET"));
  assertEquals([preflight.status, readerOf(preflight)], [204, "*"]);
  assertEquals(preflight.headers.get("access-control-allow-headers"), "If-None-Match");
  assertEquals(preflight.headers.get("access-control-allow-methods"), "GET, HEAD");
});

test("pages of sites that are not named may not write, nor send a token, nor read as the visitor or a page", async () => {
  for (const method of ["POST", "PATCH", "DELETE"]) {
    const res = await from("/api/orders", asks(method));
    assertEquals([res.status, readerOf(res)], [405, null], method);
  }
  assertEquals(readerOf(await from("/api/orders", { method: "POST", body: "{}" })), null);
  const alice = await signUp(app, "alice");
  const mine = await alice.get("/api/users/current-user", { origin: ORIGIN });
  assertEquals([mine.status, readerOf(mine)], [200, null]);
  const headers = { authorization: "Bearer tkp_x" };
  assertEquals(readerOf(await from("/api/concerts", { headers })), null);
  for (const path of ["/", "/oauth2/token"]) assertEquals(readerOf(await from(path)), null, path);
});

test("a site that is named beside `*` may still call with a token", async () => {
  const res = await from("/api/orders", {
    ...asks("POST"),
    headers: { ...asks("POST").headers, origin: "https://app.example" },
  });
  assertEquals([res.status, readerOf(res)], [204, "https://app.example"]);
  assertMatch(res.headers.get("access-control-allow-headers")!, /Authorization/);
});
