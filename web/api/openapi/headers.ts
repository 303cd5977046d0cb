/** Headers of requests and answers in the OpenAPI document. */
import { z } from "zod";
import { IDEMPOTENCY_KEY } from "../../request/once.ts";

export const requestHeaders = {
  "If-Match": z.string().meta({
    description:
      "The ETag of the version you are changing. 428 without it, 412 if it has changed since.",
  }),
  "If-None-Match": z.string().optional().meta({ description: "The ETag of the version you have." }),
  "Idempotency-Key": z.string().regex(IDEMPOTENCY_KEY).optional().meta({
    description:
      "Any value you choose. Repeating the same key and body within 24 hours returns the first response.",
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
  Location: z.string().meta({ description: "The address of the new resource." }),
};
