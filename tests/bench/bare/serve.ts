/** Serves the baseline pages: `fresh FOLDER PORT`, or `deno PORT` without a framework. */
const [kind, ...rest] = Deno.args;
const port = Number(rest.at(-1));
const options = { hostname: "127.0.0.1", port, onListen() {} };

if (kind === "fresh") {
  const app = (await import(`file://${rest[0]}/server/index.mjs`)).default;
  Deno.serve(options, (req) => app.fetch(req));
} else {
  const headers = { "content-type": "text/html; charset=utf-8" };
  Deno.serve(options, () => new Response("<!DOCTYPE html><h1>Hello</h1>", { headers }));
}
