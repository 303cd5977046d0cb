/** Requests with malformed URLs, sent on a socket since `fetch` refuses them. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { Server, until } from "./server.ts";

async function answerTo(
  server: Server,
  target: string,
  host: string,
  method = "GET",
): Promise<string> {
  using line = await Deno.connect({ hostname: "127.0.0.1", port: server.port });
  const head = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  await line.write(new TextEncoder().encode(head));
  return await new Response(line.readable).text();
}

Deno.test("a request with a malformed URL is refused with a 400 problem, one log line and a count in the metrics", async () => {
  await using server = await Server.prepare();
  await server.start();
  const unreadable: [target: string, host: string, method?: string][] = [
    ["/", "a b"],
    ["/", "["],
    ["/", "[::1"],
    ["/", "exa<mple"],
    ["/", "localhost:99999"],
    ["/", "%zz"],
    // Pasted into a URL, these hosts would change the path.
    ["/", "localhost/metrics?"],
    ["/sales", "localhost/?"],
    ["/", "localhost#"],
    ["/", "somebody@localhost"],
    ["http://[/", "localhost"],
    ["/%zz", "localhost"],
    ["/tickets/%ff", "localhost"],
    ["/tickets/%ff", "localhost", "TRACE"],
    ["/", "a b", "TRACK"],
  ];
  for (const [target, host, method] of unreadable) {
    const answer = await answerTo(server, target, host, method);
    assertMatch(answer, /^HTTP\/1\.1 400 /, `${target} at ${host}`);
    assertMatch(answer, /"title":"The request cannot be read"/);
    assertMatch(answer, /x-content-type-options: nosniff/i);
  }
  const refused = () =>
    server.output.split("\n").filter((line) => line.includes('"refusal":"malformed"'));
  await until(() => refused().length >= unreadable.length, () => server.output);
  assertEquals(refused().length, unreadable.length);
  assert(!/TypeError|^ +at /m.test(server.output), server.output);
  const figures = await answerTo(server, "/metrics", "localhost");
  assertMatch(
    figures,
    new RegExp(`^ticketing_requests_total\\{[^}]*4\\d*x*[^}]*\\} ${unreadable.length}$`, "m"),
  );
  for (
    const host of ["localhost", `localhost:${server.port}`, "[::1]:80", "", "xn--bcher-kva.example"]
  ) {
    assertMatch(await answerTo(server, "/healthz", host), /^HTTP\/1\.1 200 /, host);
  }
});
