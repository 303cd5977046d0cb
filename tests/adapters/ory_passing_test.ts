/** What of a browser's request reaches Kratos, and what of its answer comes back. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { MAX_ANSWER_BYTES } from "#adapters/identity/ory/passing.ts";
import { IdentityUnavailable } from "#domain/identity.ts";
import { ORIGIN, request, scene, TOKEN } from "./ory_help.ts";

const form = (text = "method=password&identifier=ann") => new TextEncoder().encode(text);
const login = { method: "POST", path: "/self-service/login", body: form() };

scene("only the addresses of its flows and its script are passed on", async (scene) => {
  const { identity: { flows }, asked } = scene;
  const paths = [
    "",
    "/",
    "/admin/identities",
    "/admin/../self-service/login/browser",
    "/self-service/login/browser/../../../admin/identities",
    "/self-service/login/browser/%2e%2e/%2e%2e/admin/identities",
    "/self-service/login/browser%2f..%2f..%2fadmin",
    "/self-service/login/browser/",
    "//self-service/login/browser",
    "/self-service/login/api",
    "/self-service/login/flows",
    "/self-service/errors",
    "/self-service/logout",
    "/self-service/logout/browser",
    "/self-service/methods/oidc/callback/x",
    "/sessions/whoami",
    "/sessions",
    "/schemas/default",
    "/health/ready",
    "/metrics/prometheus",
    "/.well-known/ory/webauthn.js/..",
    "@evil.example/self-service/login/browser",
  ];
  for (const path of paths) {
    for (const method of ["GET", "POST", "PUT", "DELETE", "HEAD", "CONNECT"]) {
      const body = method === "POST" ? form() : null;
      assertEquals(await flows.pass(request({ method, path, body })), null, `${method} ${path}`);
    }
  }
  assertEquals(await flows.pass(request({ ...login, method: "PUT" })), null);
  assertEquals(await flows.pass(request({ ...login, path: "/self-service/login/browser" })), null);
  assertEquals(await flows.pass(request({ path: "/self-service/login" })), null);
  assertEquals(asked, []);
});

scene(
  "a browser's request goes along with the query, the form and Kratos' own cookies alone",
  async (scene) => {
    scene.answer = () => new Response(null, { status: 303, headers: { location: `${ORIGIN}/` } });
    const cookies = "session=ours; ory_kratos_session=a=b; csrf_token_0123abcd=x+y/z=; " +
      "csrf_token_evil!=1; lang=fr; ory_hydra_session=theirs";
    await scene.identity.flows.pass(request({ ...login, search: "?flow=1&x=%2F", cookies }));
    const [{ method, path, headers, body }] = scene.asked;
    assertEquals([method, path, body], [
      "POST",
      "/self-service/login?flow=1&x=%2F",
      "method=password&identifier=ann",
    ]);
    assertEquals(headers.get("cookie"), "ory_kratos_session=a=b; csrf_token_0123abcd=x+y/z=");
    assertEquals(headers.get("content-type"), "application/x-www-form-urlencoded");
    assertEquals(headers.get("accept"), "text/html");
  },
);

scene(
  "where a request comes from is what we say, in every header that Kratos believes",
  async (scene) => {
    scene.answer = () => new Response(null, { status: 303 });
    await scene.identity.flows.pass(request());
    const { headers } = scene.asked[0];
    for (const name of ["true-client-ip", "x-real-ip", "x-forwarded-for"]) {
      assertEquals(headers.get(name), "192.0.2.1", name);
    }
    assertEquals(headers.get("x-forwarded-host"), "tickets.example");
    assertEquals(headers.get("x-forwarded-proto"), "https");
    assertEquals(headers.get("user-agent"), "Firefox");
    for (
      const name of ["cf-connecting-ip", "authorization", "x-session-token", "cookie", "origin"]
    ) {
      assertEquals(headers.get(name), null, name);
    }
  },
);

scene(
  "a redirect and every cookie that is Kratos' come back, other headers and the body do not",
  async (scene) => {
    scene.answer = () =>
      new Response("<a>See other</a>", {
        status: 303,
        headers: [
          ["location", `${ORIGIN}/orders`],
          ["set-cookie", "csrf_token_0123abcd=new; Path=/; HttpOnly"],
          ["set-cookie", `ory_kratos_session=${TOKEN}; Path=/; HttpOnly`],
          ["set-cookie", "session=planted; Path=/"],
          ["server", "kratos"],
          ["cache-control", "public"],
          ["access-control-allow-origin", "*"],
        ],
      });
    const reply = await scene.identity.flows.pass(request(login));
    assertEquals(reply, {
      status: 303,
      body: null,
      token: TOKEN,
      headers: [
        ["cache-control", "no-store"],
        ["location", `${ORIGIN}/orders`],
        ["set-cookie", "csrf_token_0123abcd=new; Path=/; HttpOnly"],
        ["set-cookie", `ory_kratos_session=${TOKEN}; Path=/; HttpOnly`],
      ],
    });
  },
);

scene("its script may be kept by browsers, and says nothing of who asked for it", async (scene) => {
  scene.answer = () =>
    new Response("(function () {})()", {
      headers: { "content-type": "text/javascript", "set-cookie": "csrf_token_0123abcd=x" },
    });
  const path = "/.well-known/ory/webauthn.js";
  const reply = await scene.identity.flows.pass(request({ path, cookies: "ory_kratos_session=x" }));
  assertEquals(scene.asked[0].headers.get("cookie"), null);
  assertEquals(reply!.headers, [
    ["content-type", "text/javascript"],
    ["cache-control", "public, max-age=3600"],
  ]);
  assertEquals(new TextDecoder().decode(reply!.body!), "(function () {})()");
});

scene(
  "an answer that never ends is cut off, and one that is a fault is an outage",
  async (scene) => {
    let made = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          made += 16_384;
          controller.enqueue(new Uint8Array(16_384));
        },
      });
    const answers = [
      () => new Response(endless()),
      () => new Response(null, { status: 500 }),
    ];
    for (const answer of answers) {
      scene.answer = answer;
      await assertRejects(() => scene.identity.flows.pass(request()), IdentityUnavailable);
    }
    assert(made < MAX_ANSWER_BYTES * 20, `read ${made}`);
  },
);

scene("one that does not answer in time is as good as none", async (scene) => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  scene.answer = () => promise;
  await assertRejects(() => scene.identity.flows.pass(request()), IdentityUnavailable);
  await assertRejects(() => scene.identity.signedIn(TOKEN), IdentityUnavailable);
  resolve(new Response());
}, 50);
