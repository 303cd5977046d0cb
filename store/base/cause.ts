/**
 * The request behind the running code. It is passed along in async context and stored in an event's
 * outbox rows, so that logs link a request, its commits and everything its events lead to.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { z } from "zod";

export const causeSchema = z.object({
  /** The id in the access log. */
  requestId: z.string().optional(),
  /** W3C `traceparent` of the span that emitted the event; absent when tracing is off. */
  trace: z.string().optional(),
});
export type Cause = z.infer<typeof causeSchema>;

const current = new AsyncLocalStorage<Cause | undefined>();

/** Runs a function, and everything that it starts, with this cause. */
export const because = <A>(cause: Cause | undefined, run: () => A): A => current.run(cause, run);

/** The cause of the code that runs now. */
export const causeOfThis = (): Cause | undefined => current.getStore();
