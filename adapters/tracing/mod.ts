/** Traces by OpenTelemetry. Deno itself collects and exports them if `OTEL_DENO` is set. */
import { context, type Span, SpanStatusCode, trace, TraceFlags } from "@opentelemetry/api";
import type { Tracer } from "#store/base/tracer.ts";

/** `version-trace-span-flags`, in hexadecimal. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

export function createTracer(): Tracer {
  const tracer = trace.getTracer("ticketing");
  return {
    span(name, attributes, run, parent) {
      const from = parent === undefined ? context.active() : remote(parent);
      return tracer.startActiveSpan(name, { attributes }, from, (span) => ended(span, run));
    },
    here() {
      const span = trace.getActiveSpan()?.spanContext();
      if (!span || !trace.isSpanContextValid(span)) return undefined;
      const flags = span.traceFlags.toString(16).padStart(2, "0");
      return `00-${span.traceId}-${span.spanId}-${flags}`;
    },
  };
}

async function ended<A>(span: Span, run: () => Promise<A>): Promise<A> {
  try {
    return await run();
  } catch (error) {
    // Only the name: a message may contain personal data.
    const message = error instanceof Error ? error.name : typeof error;
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    throw error;
  } finally {
    span.end();
  }
}

/** A context in which the given span, of another process or an earlier time, is the parent. */
function remote(parent: string) {
  const match = TRACEPARENT.exec(parent);
  if (!match) return context.active();
  const [, traceId, spanId, flags] = match;
  return trace.setSpanContext(context.active(), {
    traceId,
    spanId,
    traceFlags: parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
  });
}
