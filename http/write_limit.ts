/** How often one account, and one address, may change something. */
import type { Asker } from "#domain/ports.ts";
import type { RequestContext } from "./context.ts";
import { need } from "./refused.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Throws `rate_limited`. Providers that call us are exempt: they come from few addresses, and come again. */
export async function mayWrite(
  req: Request,
  { system, visitor }: Pick<RequestContext, "system" | "visitor">,
  asker: Asker | null,
): Promise<void> {
  if (READS.has(req.method) || new URL(req.url).pathname.startsWith("/webhooks/")) return;
  need(
    await system.throttling.take({
      write_address: visitor.address,
      ...(asker ? { write_account: asker.user.id } : {}),
    }),
  );
}
