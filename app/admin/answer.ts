/**
 * Answers the command line (`app/ops`) on the admin socket. Callers need no authentication: only the app's
 * own user can open the socket (docs/decisions/operators.md).
 */
import { z } from "zod";
import { whyInput } from "#domain/ops/operator_log.ts";
import { exportLines } from "#domain/ops/backup.ts";
import { text } from "#domain/text.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { type Ops, type OpsAnswer, refused } from "#domain/ops/ops.ts";
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";

const askSchema = z.strictObject({
  operation: text(100),
  args: z.unknown(),
  who: z.strictObject({ by: text(100), why: whyInput }),
});
const MAX_ASK_BYTES = 64 * 1024;

export function createAdmin(ops: Ops): (req: Request) => Promise<Response> {
  return async (req) => {
    try {
      if (req.method === "GET" && new URL(req.url).pathname === "/export") return exported(ops);
      return Response.json(await answer(ops, req));
    } catch (error) {
      ops.log.error("operation_failed", error);
      return Response.json(refused("internal", String(error)));
    }
  };
}

async function answer(ops: Ops, req: Request): Promise<OpsAnswer> {
  const body = await req.text();
  if (body.length > MAX_ASK_BYTES) return refused("too_large", "The request is too large.");
  const ask = askSchema.safeParse(JSON.parse(body));
  if (!ask.success) {
    const { path, message } = ask.error.issues[0];
    return refused("malformed", `${path.join(".")}: ${inWords(message, en)}`);
  }
  const { operation, args, who } = ask.data;
  return await runOperation(ops, operation, args, who);
}

/** Streams the export with backpressure; ends when the reader disconnects. */
function exported(ops: Ops): Response {
  const lines = exportLines(ops);
  const utf8 = new TextEncoder();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(utf8.encode(`${value}\n`));
      } catch (error) {
        ops.log.error("export_failed", error);
        controller.error(error);
      }
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}
