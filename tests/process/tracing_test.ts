/** With OTEL_DENO set, one trace leads from a request to its commit, its event and the handlers. */
import { assert, assertEquals } from "@std/assert";
import { CARDS, openCheckout, reserve, seeOther } from "../http/cast.ts";
import { holding } from "./holding.ts";
import { until } from "./server.ts";

interface Exported {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes?: { key: string; value: { stringValue?: string } }[];
}

/** A minimal OTLP collector over HTTP. */
function collector() {
  const spans: Exported[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (req) => {
    const body = await req.json();
    for (const resource of body.resourceSpans ?? []) {
      for (const scope of resource.scopeSpans) spans.push(...scope.spans);
    }
    return Response.json({});
  });
  return {
    spans,
    port: (server.addr as Deno.NetAddr).port,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("a request, its commit, its event, the handlers and their provider calls are one trace", async () => {
  await using to = collector();
  const { server, bob, ticketId } = await holding(900, {
    OTEL_DENO: "true",
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${to.port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "100",
  });
  await using _ = server;
  const checkout = await openCheckout(bob, await reserve(bob, ticketId));
  await seeOther(bob.post(checkout, { card: CARDS.pays }), /payment$/);
  const named = (name: string) => to.spans.find((span) => span.name === name);
  await until(
    () => named("handle mail.bought") !== undefined,
    () => to.spans.map((s) => s.name).join(),
  );

  const mail = named("handle mail.bought")!;
  const observe = named("handle payments.observe")!;
  const chain = ancestors(mail, to.spans).map(({ name }) => name);
  assertEquals(chain.slice(0, 3), ["transaction", "handle payments.observe", "transaction"]);
  assert(chain.at(-1)!.startsWith("POST"), chain.join(" < "));
  assertEquals(mail.traceId, observe.traceId);
  const provider = to.spans.filter(({ name, traceId }) =>
    name === "payment capture" && traceId === mail.traceId
  );
  assertEquals(provider.map((span) => ancestors(span, to.spans)[0].name), [
    "handle payments.observe",
  ]);
  const exported = JSON.stringify(to.spans.filter(({ traceId }) => traceId === mail.traceId));
  assert(!exported.includes("bob@example.org"));
});

function ancestors(span: Exported, spans: Exported[]): Exported[] {
  const found: Exported[] = [];
  for (let at: Exported | undefined = span; at;) {
    const parent: Exported | undefined = spans.find(({ spanId }) => spanId === at!.parentSpanId);
    if (parent) found.push(parent);
    at = parent;
  }
  return found;
}
