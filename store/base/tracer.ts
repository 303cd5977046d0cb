/** Tracing. Without a tracer nothing is measured, at no cost. */
type Attributes = Record<string, string | number>;

export interface Tracer {
  /** Runs a function as a span: a child of the current span, or of `parent` (a `traceparent`). */
  span<A>(
    name: string,
    attributes: Attributes,
    run: () => Promise<A>,
    parent?: string,
  ): Promise<A>;
  /** The `traceparent` of the current span. */
  here(): string | undefined;
}

export const noTracer: Tracer = { span: (_name, _attributes, run) => run(), here: () => undefined };
