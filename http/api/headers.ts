/** The headers that calls take and answers carry, described. */
import { z } from "zod";
import { IDEMPOTENCY_KEY } from "../once.ts";

export const requestHeaders = {
  "If-Match": z.string().meta({
    description: "The ETag of what you change: without it 428, 412 when it has changed since.",
  }),
  "If-None-Match": z.string().optional().meta({ description: "The ETag that you have." }),
  "Idempotency-Key": z.string().regex(IDEMPOTENCY_KEY).optional().meta({
    description: "Yours to choose. The same key and body get the first answer again for 24 hours.",
  }),
};
export const answerHeaders = {
  ETag: z.string().meta({
    description: "For `If-Match` and `If-None-Match`.",
    example: '"3-available-other"',
  }),
  Link: z.string().optional().meta({
    description: 'The neighbouring pages (RFC 8288): `rel="next"`, `rel="prev"`.',
    example: '</api/tickets?q=owls&cursor=Zj0>; rel="next"',
  }),
  Location: z.string().meta({ description: "Where the new thing is." }),
};
