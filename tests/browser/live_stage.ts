/** Shared by the browser tests of live pages: the app, windows of people, tickets. */
import { list, type Person, signUp } from "../http/cast.ts";
import type { Form } from "../http/browser.ts";
import type { BrowserContextOptions, Page } from "playwright-core";
import { until } from "../process/server.ts";
import { launch, type Opened, openPage } from "./browser.ts";
import { openStage } from "./stage.ts";

export async function openLiveStage(env: Record<string, string> = {}) {
  const stage = await openStage(env);
  const browser = await launch();
  return {
    stage,
    /** Opens a window for a person, or for a visitor if null. */
    async windowOf(
      who: Person | null,
      options: BrowserContextOptions = {},
    ): Promise<Opened> {
      const viewport = { width: 1280, height: 800 };
      const opened = await openPage(browser, { viewport, ...options });
      opened.page.setDefaultTimeout(10_000);
      const value = who?.cookies.get("session");
      if (value) {
        await opened.page.context().addCookies([{ name: "session", value, url: stage.origin }]);
      }
      return opened;
    },
    async aTicket(over: Form = {}) {
      const alice = await signUp(stage.app, "alice");
      const startsAt = Temporal.Now.plainDateTimeISO("Europe/Paris").add({ years: 1 })
        .toString({ smallestUnit: "minute" });
      const ticketId = await list(alice, { startsAt, ...over });
      return { alice, ticketId, path: `${stage.origin}/tickets/${ticketId}` };
    },
    /** Waits until this many streams are open. */
    streams: (count: number) =>
      until(
        () => stage.app.system.streams.count() === count,
        () => `${stage.app.system.streams.count()} streams are open, not ${count}`,
      ),
    stubState: (page: Page, word: string) =>
      page.locator(".ticket-stub .badge", { hasText: word }).waitFor(),
    test(name: string, fn: () => Promise<void>): void {
      Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
    },
    async close() {
      await browser.close();
      await stage.stop();
    },
  };
}
