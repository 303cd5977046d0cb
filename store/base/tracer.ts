/** Spans for whoever watches from outside. Without one nothing is measured, and nothing costs. */
export type Attributes = Record<string, string | number>;

export interface Tracer {
  /** Runs it as a span: a child of what runs now, or of `parent`, a `traceparent`. */
  span<A>(
    name: string,
    attributes: Attributes,
    run: () => Promise<A>,
    parent?: string,
  ): Promise<A>;
  /** The `traceparent` of what runs now. */
  here(): string | undefined;
}

export const noTracer: Tracer = { span: (_name, _attributes, run) => run(), here: () => undefined };
