/** A served exchange with two people and a ticket between them. */
import { Browser } from "../http/browser.ts";
import { list, PASSWORD, seeOther } from "../http/cast.ts";
import { Server } from "./server.ts";

export const visitor = (server: Server) =>
  new Browser(
    server.origin,
    (path, init) => fetch(new URL(path, server.origin), { redirect: "manual", ...init }),
  );

export async function signUp(server: Server, name: string): Promise<Browser> {
  const browser = visitor(server);
  const email = `${name}@example.org`;
  await seeOther(browser.post("/sign-up", { name, email, password: PASSWORD }), "/");
  return browser;
}

/** Starts a server on which Alice sells a ticket and Bob has an account. */
export async function holding(holdSeconds: number, env: Record<string, string> = {}) {
  const server = await Server.prepare({ ORDER_EXPIRATION_SECONDS: String(holdSeconds), ...env });
  await server.start();
  const [alice, bob] = [await signUp(server, "alice"), await signUp(server, "bob")];
  const startsAt = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 16);
  const ticketId = await list(alice, { startsAt });
  return { server, alice, bob, ticketId };
}
