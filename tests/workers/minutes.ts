/** What tests of the relay count. */
import { rowsOf } from "../store/help.ts";

export const rowsLeft = async (kv: Deno.Kv) => (await rowsOf(kv, ["outbox"])).size;
