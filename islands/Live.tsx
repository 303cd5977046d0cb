import { useEffect, useState } from "preact/hooks";
import { setClock } from "#web/browser/clock.ts";
import { forgetDraft } from "#web/browser/draft.ts";
import { follow } from "#web/browser/follow.ts";
import { look, shownState } from "#web/browser/look.ts";
import { NotRead } from "#web/browser/regions.ts";

interface Props {
  /** The address of the stream that tells the state of what this page shows. */
  events: string;
  /** The draft that has become this ticket: it is kept no longer. */
  listed?: string;
}

/** Pages are kept for a second at most. */
const AGAIN_MS = 1_100;

/** Keeps the page's regions as they are now, and says once what has changed. */
export default function Live({ events, listed }: Props) {
  const [said, setSaid] = useState("");
  useEffect(() => listed ? forgetDraft(listed) : undefined, [listed]);
  useEffect(() => {
    const ask = async () => {
      try {
        const text = await look();
        if (text) setSaid(text);
      } catch (error) {
        // It is not for our eyes any more: the server says that best.
        if (error instanceof NotRead && error.status === 404) location.reload();
        throw error;
      }
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = follow({
      events,
      names: ["ticket", "order", "gone"],
      ask,
      told(id, { now, spreadMs }) {
        if (now) setClock(Date.parse(now));
        clearTimeout(waiting);
        if (id === shownState()) return;
        waiting = setTimeout(async () => {
          try {
            await ask();
            if (id === shownState()) return;
            // The look was under way already, or another process still keeps the page as it was.
            waiting = setTimeout(() => ask().catch(() => {}), AGAIN_MS);
          } catch { /* the next event, or the next try, will do */ }
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
