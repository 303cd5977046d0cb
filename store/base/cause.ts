/**
 * What something goes back to. It travels beside the calls, and with an event's rows, so that a
 * request, the commits it causes, and all that its events lead to later, can be found together.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { z } from "zod";

export const causeSchema = z.object({
  /** As in the access log. */
  requestId: z.string().optional(),
  /** W3C `traceparent` of the span that emitted the event; only while traces are taken. */
  trace: z.string().optional(),
});
export type Cause = z.infer<typeof causeSchema>;

const current = new AsyncLocalStorage<Cause | undefined>();

/** Runs it, and whatever it starts, because of that. */
export const because = <A>(cause: Cause | undefined, run: () => A): A => current.run(cause, run);

export const causeOfThis = (): Cause | undefined => current.getStore();
