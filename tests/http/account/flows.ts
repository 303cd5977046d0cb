/** An exchange whose accounts are at a stand-in for Kratos, and its forms as a browser fills them in. */
import { users } from "#domain/users/user.ts";
import { listTicket } from "#domain/tickets/commands.ts";
import { type App, startApp } from "../app.ts";
import type { Browser } from "../browser.ts";
import { html } from "../cast.ts";
import { RIGHT, startKratos } from "../kratos.ts";
import { must, ticketAt } from "../../exchange.ts";

export const ORIGIN = "http://localhost:8000";

export const kratos = startKratos(ORIGIN);

export const app: App = await startApp({
  env: {
    IDENTITY: "ory",
    KRATOS_PUBLIC_URL: kratos.url,
    KRATOS_ADMIN_URL: kratos.url,
    RATE_LIMITS: "on",
  },
});
Deno.test.afterAll(async () => {
  await app.stop();
  await kratos.stop();
});

let made = 0;

export const nameless = () => `fan${++made}@example.org`;

/** Follows redirects to the page that shows a flow; returns its path and query. */
export async function open(visitor: Browser, path: string): Promise<string> {
  for (let hops = 0; hops < 4; hops++) {
    const res = await visitor.get(path);
    await res.body?.cancel();
    if (res.status !== 303) return path;
    path = res.headers.get("location")!.replace(ORIGIN, "");
  }
  throw new Error(`goes in circles: ${path}`);
}

/** Fills in the form that the page shows, hidden fields included. */
export async function submit(visitor: Browser, path: string, fields: Record<string, string>) {
  const page = await html(visitor.get(path));
  const form = /<form method="post" action="(\/\.ory[^"]*)".*?<\/form>/s.exec(page)!;
  const hidden = [...form[0].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    .map(([, name, value]) => [name, value]);
  return await visitor.post(form[1], { ...Object.fromEntries(hidden), ...fields });
}

export async function signIn(path = "/sign-in", email = nameless()) {
  const visitor = app.visitor();
  const page = await open(visitor, path);
  const res = await submit(visitor, page, { identifier: email, password: RIGHT });
  await res.body?.cancel();
  return { visitor, location: res.headers.get("location")!.replace(ORIGIN, "") };
}

export async function listedTicket(): Promise<string> {
  const id = app.system.store.newId();
  await app.system.store.transact((tx) =>
    tx.create(users, { id, name: "Seller", email: nameless(), account: "ory" })
  );
  const input = ticketAt(app.clock.at + 30 * 86_400_000, `code-${++made}`);
  return must(await listTicket(app.system, id, input)).id;
}
