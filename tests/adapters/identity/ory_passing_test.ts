/** Which parts of a browser's request reach Kratos, and which parts of its answer come back. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { secured } from "#adapters/common/cookie_line.ts";
import { MAX_ANSWER_BYTES } from "#adapters/identity/ory/proxy.ts";
import { IdentityUnavailable } from "#domain/ports/identity.ts";
import { ORIGIN, request, scene, TOKEN } from "./ory_help.ts";

const form = { method: "password", identifier: "ann" };
const login = { method: "POST", path: "/self-service/login", form };
const FLOW = "0c9a3a2e-5a0e-4b7a-9d4f-2f6f3c1f0a11";

scene("only requests for Kratos' flows and its script are forwarded", async (scene) => {
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
      const one = request({ method, path, form: method === "POST" ? form : null });
      assertEquals(await flows.pass(one), null, `${method} ${path}`);
      assertEquals(flows.attemptOf(one), null);
    }
  }
  assertEquals(await flows.pass(request({ ...login, method: "PUT" })), null);
  assertEquals(await flows.pass(request({ ...login, path: "/self-service/login/browser" })), null);
  assertEquals(await flows.pass(request({ path: "/self-service/login" })), null);
  assertEquals(asked, []);
});

scene(
  "a request is forwarded with only the flow, the form and Kratos' own cookies",
  async (scene) => {
    scene.answer = () => new Response(null, { status: 303, headers: { location: `${ORIGIN}/` } });
    const cookies = "session=ours; ory_kratos_session=a=b; csrf_token_0123abcd=x+y/z=; " +
      "csrf_token_evil!=1; lang=fr; ory_hydra_session=theirs";
    await scene.identity.flows.pass(request({ ...login, search: `?flow=${FLOW}&x=%2F`, cookies }));
    const [{ method, path, headers, body }] = scene.asked;
    assertEquals([method, path, body], [
      "POST",
      `/self-service/login?flow=${FLOW}`,
      "method=password&identifier=ann",
    ]);
    assertEquals(headers.get("cookie"), "ory_kratos_session=a=b; csrf_token_0123abcd=x+y/z=");
    assertEquals(headers.get("content-type"), "application/x-www-form-urlencoded");
    assertEquals(headers.get("accept"), "text/html");
  },
);

scene(
  "query and form are rebuilt from the fields of the flow's page: aliases of a field are dropped",
  async (scene) => {
    scene.answer = () => new Response(null, { status: 303, headers: { location: `${ORIGIN}/` } });
    const traits = { "traits.email": "a@b.c", "traits.name.first": "A" };
    const odd = {
      password_identifier: "bob",
      "traits": "{}",
      "traits.": "x",
      "traits.-1": "x",
      "traits[email]": "x",
      flow: FLOW,
      transient_payload: "{}",
      provider: "elsewhere",
      link: "x",
      reserve: "t",
    };
    const sent = async (kind: string, form: Record<string, string> | null, search = "") => {
      const at = form ? "" : search.startsWith("?browser") ? "/browser" : "";
      const path = `/self-service/${kind}${at}`;
      await scene.identity.flows.pass(
        request({ method: form ? "POST" : "GET", path, search, form }),
      );
      const { path: asked, body } = scene.asked.at(-1)!;
      return [asked.split("?")[1] ?? "", body].map((text) => [...new URLSearchParams(text).keys()]);
    };
    const search =
      `?flow=${FLOW}&email=x&identifier=x&traits.email=x&method=code&totp_code=1&code=2`;
    const { "traits.email": email, ...named } = traits;
    const all = {
      ...odd,
      ...named,
      "traits.email": email,
      method: "m",
      code: "1",
      identifier: "i",
    };
    assertEquals(await sent("login", all, search), [["flow"], ["method", "code", "identifier"]]);
    assertEquals(await sent("settings", all, search), [
      ["flow"],
      ["traits.name.first", "traits.email", "method"],
    ]);
    assertEquals(await sent("recovery", { ...all, email }, search), [["flow"], [
      "method",
      "code",
      "email",
    ]]);
    assertEquals(await sent("login", all, "?flow=x"), [[], ["method", "code", "identifier"]]);
    assertEquals(
      await sent("settings", null, search),
      [["flow"], []],
      "a GET carries no form fields",
    );
    assertEquals(await sent("recovery", null, search), [["flow"], []]);
    assertEquals(await sent("verification", null, search), [["flow", "code"], []]);
    const begin = "?browser&return_to=x&refresh=true&identifier=x&method=password";
    assertEquals(await sent("login", null, begin), [["return_to", "refresh"], []]);
  },
);

scene(
  "rate limits count the form values that Kratos reads, and ignore decoy fields",
  ({ identity }) => {
    const session = btoa("a session of some bytes, in all 30");
    const cookies = `ory_kratos_session=${session}`;
    const tried = (kind: string, form: Record<string, string>) =>
      identity.flows.attemptOf(
        request({
          method: "POST",
          path: `/self-service/${kind}`,
          search: `?flow=${FLOW}`,
          cookies,
          form,
        }),
      );
    const nothing = { account: null, proof: null, mail: null };
    const ann = "ann@example.org";
    const cases: [string, Record<string, string>, Record<string, string | null>][] = [
      ["login", { identifier: "Ann@example.org\u0085", password: "x" }, { account: ann }],
      ["login", { password_identifier: ann, password: "x" }, { proof: session }],
      ["login", { totp_code: "1", identifier: "decoy" }, { account: "decoy", proof: session }],
      ["login", { lookup_secret: "1", identifier: "decoy" }, { account: "decoy", proof: session }],
      ["login", { method: "totp", totp_code: "1", code: "decoy" }, { proof: session }],
      ["login", { method: "lookup_secret", lookup_secret: "1", code: "decoy" }, { proof: session }],
      ["login", { method: "code", code: "1", totp_code: "decoy" }, { proof: FLOW }],
      ["login", { method: "code", identifier: ann }, { account: ann, mail: ann }],
      ["login", { method: "code", address: ann }, { proof: session, mail: ann }],
      ["recovery", { email: `${ann}\u3000` }, { mail: ann }],
      ["recovery", { code: "123456" }, { proof: FLOW }],
      ["verification", { email: ann, code: "123456" }, { mail: ann, proof: FLOW }],
      ["registration", { "traits.email": "ANN@example.org" }, { mail: ann }],
      ["settings", { "traits.email": "ANN@example.org", method: "profile" }, { mail: ann }],
    ];
    for (const [kind, form, expected] of cases) {
      assertEquals(
        tried(kind, form) as unknown,
        { kind, ...nothing, ...expected },
        JSON.stringify(form),
      );
    }
    return Promise.resolve();
  },
);

scene(
  "a session has one rate-limit key in every encoding of its cookie; of two cookies the first counts, as in Kratos",
  async (scene) => {
    const { flows } = scene.identity;
    scene.answer = () => new Response(null, { status: 303 });
    const bytes = "a session of thirty-one bytes..";
    const token = btoa(bytes);
    const other = token.slice(0, -3) + String.fromCharCode(token.charCodeAt(token.length - 3) + 1) +
      "==";
    const ofCookies = (cookies: string) =>
      flows.attemptOf(request({ ...login, form: { totp_code: "1" }, cookies }))?.proof;
    assertEquals(bytes.length, 31);
    assertEquals(atob(other), bytes, "the last letter has unused bits");
    assertEquals(ofCookies(`ory_kratos_session=${other}`), token);
    const twice = `ory_kratos_session=${token}; ory_kratos_session=${
      btoa("another session of some bytes.")
    }`;
    assertEquals(ofCookies(twice), token);
    await flows.pass(request({ ...login, cookies: twice }));
    assertEquals(scene.asked.at(-1)!.headers.get("cookie"), `ory_kratos_session=${token}`);
    for (const odd of [`"${token}"`, "a b", "a,b"]) {
      const cookies = `ory_kratos_session=${odd}; ory_kratos_session=${token}`;
      await flows.pass(request({ ...login, cookies }));
      assertEquals(scene.asked.at(-1)!.headers.get("cookie"), null, odd);
    }
  },
);

scene(
  "every header about the client's origin that Kratos trusts is set by us",
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
  "redirects and Kratos' own cookies come back; other headers and the body do not",
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
        ["set-cookie", "csrf_token_0123abcd=new; Path=/; HttpOnly; Secure"],
        ["set-cookie", `ory_kratos_session=${TOKEN}; Path=/; HttpOnly; Secure`],
      ],
    });
  },
);

scene(
  "on https every cookie is marked Secure, even if Kratos leaves it out",
  async (scene) => {
    const lines = ["csrf_token_0123abcd=1; Path=/", `ory_kratos_session=${TOKEN}; Path=/; secure`];
    scene.answer = () =>
      new Response(null, {
        status: 303,
        headers: lines.map((line): [string, string] => ["set-cookie", line]),
      });
    const reply = await scene.identity.flows.pass(request(login));
    const set = reply!.headers.filter(([name]) => name === "set-cookie").map(([, line]) => line);
    assertEquals(set, [`${lines[0]}; Secure`, lines[1]]);
    assertEquals(secured(lines[0], "http://localhost:8000"), lines[0]);
  },
);

scene("the script is cacheable and does not depend on the visitor", async (scene) => {
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
  "an endless answer is cut off, and a server error counts as an outage",
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

scene("an answer after the timeout counts as an outage", async (scene) => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  scene.answer = () => promise;
  await assertRejects(() => scene.identity.flows.pass(request()), IdentityUnavailable);
  await assertRejects(() => scene.identity.signedIn(TOKEN), IdentityUnavailable);
  resolve(new Response());
}, 50);
