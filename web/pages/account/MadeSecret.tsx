/** The secret of a token, app or webhook that was just made; this is the only page that shows it. */
import { Filled } from "../../parts/Filled.tsx";
import type { Manner } from "#words/manner.ts";

/** A secret that was just made. */
export interface MadeView {
  kind: "token" | "webhook" | "client";
  name: string;
  /** Client id of an app; null for others. */
  id: string | null;
  /** Null: a public client has none. */
  secret: string | null;
}

export function MadeSecret({ made, manner }: { made: MadeView; manner: Manner }) {
  const words = manner.words.account.made;
  return (
    <div class="notice notice-info" role="status">
      <p class="notice-title">
        <Filled text={words[made.kind]} gaps={{ name: <span class="break">{made.name}</span> }} />
      </p>
      {made.id !== null && (
        <p>
          <Filled text={words.id} gaps={{ id: <code class="secret">{made.id}</code> }} />
        </p>
      )}
      {made.secret === null ? <p>{words.noSecret}</p> : (
        <>
          <p>{words.once}</p>
          <p>
            <code class="secret">{made.secret}</code>
          </p>
          <p class="small">{words.copy}</p>
        </>
      )}
    </div>
  );
}
