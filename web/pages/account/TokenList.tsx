/** A user's tokens and the apps they registered, each with a button that revokes it. */
import type { ComponentChildren } from "preact";
import { ActionForm, Notice } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export interface TokenView {
  id: string;
  /** `oauth2`: an app that this user registered. */
  kind: "token" | "oauth2";
  name: string;
  scopes: Scope[];
  /** Where an app sends people back to. */
  hosts: string[];
  lastUsedAt: number | null;
  /** Null: never. */
  expiresAt: number | null;
  expired: boolean;
}

/** `tokens` null: the server that keeps them does not answer. */
export function TokenList(
  { tokens, manner }: { tokens: TokenView[] | null; manner: Manner },
) {
  const { tokens: words } = manner.words.account;
  return (
    <>
      {tokens === null && (
        <Notice
          title={words.awayTitle}
          detail={words.away}
          tone="problem"
        />
      )}
      {tokens !== null && tokens.length > 0 && (
        <ul class="rows">
          {tokens.map((token) => (
            <li key={token.id} class="row">
              <div>
                <p class="break">
                  <strong>{token.name}</strong>
                  {token.kind === "oauth2" && <>· {words.oauth2} {token.id}</>}
                </p>
                <p class="quiet small">
                  <Token token={token} manner={manner} />
                </p>
              </div>
              <ActionForm action={`/account/tokens/${token.id}/removal`} label={words.revoke} />
            </li>
          ))}
        </ul>
      )}
      {tokens !== null && tokens.length > 0 && (
        <ActionForm action="/account/tokens/removal" label={words.revokeAll} />
      )}
    </>
  );
}

function Token({ token, manner }: { token: TokenView; manner: Manner }) {
  const { tokens: words } = manner.words.account;
  const parts: ComponentChildren[] = [
    token.scopes.map((scope) => words.scopes[scope]).join(" · "),
    token.hosts.length > 0 && (
      <Filled
        text={words.leadsTo}
        gaps={{ hosts: <span class="break">{token.hosts.join(", ")}</span> }}
      />
    ),
    token.lastUsedAt === null ? words.neverUsed : (
      <Filled
        text={words.used}
        gaps={{ time: <Moment at={token.lastUsedAt} manner={manner} /> }}
      />
    ),
    token.expiresAt === null ? words.lasting : (
      <Filled
        text={token.expired ? words.ended : words.ends}
        gaps={{ time: <Moment at={token.expiresAt} manner={manner} /> }}
      />
    ),
  ];
  return (
    <>{parts.filter(Boolean).map((part, place) => <span key={place} class="line">{part}</span>)}</>
  );
}

const Moment = ({ at, manner }: { at: number; manner: Manner }) => (
  <time dateTime={isoTime(at)}>{dayAndTime(at, manner)}</time>
);
