import { useEffect, useState } from "preact/hooks";
import { setClock } from "#web/browser/clock.ts";
import { forgetDraft } from "#web/browser/draft.ts";
import { follow } from "#web/browser/follow.ts";
import { look, shownState } from "#web/browser/look.ts";
import { NotRead } from "#web/browser/regions.ts";

interface Props {
  /** Address of the event stream about what this page shows. */
  events: string;
  /** Key of the draft that became this ticket, to be removed. */
  listed?: string;
}

/** A little more than the server caches a page, which is 1 s. */
const AGAIN_MS = 1_100;

/** Keeps the page's regions up to date, and announces changes once. */
export default function Live({ events, listed }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => listed ? forgetDraft(listed) : undefined, [listed]);
  useEffect(() => {
    const readAgain = async (moved = false) => {
      try {
        const text = await look();
        if (text) setSaid(text);
      } catch (error) {
        // No longer visible to this user, or part of another page: show what the server answers now.
        if (error instanceof NotRead && (moved || error.status === 404)) location.reload();
        throw error;
      }
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = follow({
      events,
      names: ["ticket", "order", "concert", "offers", "gone"],
      readAgain: () => readAgain(),
      onState(id, { now, spreadMs, mergedInto }) {
        if (now) setClock(Date.parse(now));
        clearTimeout(waiting);
        if (id === shownState()) return;
        waiting = setTimeout(async () => {
          try {
            await readAgain(mergedInto !== undefined);
            if (id === shownState()) return;
            // That read began before the change, or another process still had the old page cached.
            waiting = setTimeout(() => readAgain().catch(() => {}), AGAIN_MS);
          } catch { /* the next event reads the page again */ }
        }, Math.random() * (spreadMs ?? 0));
      },
    });
    return () => {
      clearTimeout(waiting);
      end();
    };
  }, [events]);
  return <p role="status" class="visually-hidden">{said}</p>;
}
