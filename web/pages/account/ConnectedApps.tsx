/** Connected apps: OAuth2 apps of other people that this user allowed to act for them. */
import { UserText } from "../../parts/UserText.tsx";
import { isolated } from "#words/direction.ts";
import { ActionForm } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { fill } from "#words/fill.ts";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export interface ConnectedAppView {
  clientId: string;
  name: string;
  /** Who registered it; null: the account is gone. */
  owner: string | null;
  scopes: Scope[];
  /** It has refresh tokens: it goes on acting while the user is away. */
  lasting: boolean;
  /** Epoch ms. */
  allowedAt: number;
}

/** `apps` null: the server that keeps them does not answer. */
export function ConnectedApps(
  { apps, manner }: { apps: ConnectedAppView[] | null; manner: Manner },
) {
  const { apps: words } = manner.words.account;
  return (
    <section aria-labelledby="apps-title">
      <h2 id="apps-title">{words.title}</h2>
      <p>{words.intro}</p>
      {apps?.length === 0 && <p class="quiet">{words.none}</p>}
      {apps === null && <p class="quiet">{words.away}</p>}
      {apps !== null && apps.length > 0 && (
        <ul class="rows">
          {apps.map((app) => (
            <li key={app.clientId} class="row">
              <div>
                <p class="break">
                  <strong>
                    <UserText text={app.name} />
                  </strong>
                  {app.owner !== null && <>· {fill(words.by, { owner: isolated(app.owner) })}</>}
                </p>
                <p class="quiet small">
                  <Permission app={app} manner={manner} />
                </p>
              </div>
              <ActionForm action={`/account/apps/${app.clientId}/removal`} label={words.revoke} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Permission({ app, manner }: { app: ConnectedAppView; manner: Manner }) {
  const { apps: words, tokens } = manner.words.account;
  const time = <time dateTime={isoTime(app.allowedAt)}>{dayAndTime(app.allowedAt, manner)}</time>;
  return (
    <>
      <span class="line">{app.scopes.map((scope) => tokens.scopes[scope]).join(" · ")}</span>
      {app.lasting && <span class="line">{words.lasting}</span>}
      <span class="line">
        <Filled text={words.allowed} gaps={{ time }} />
      </span>
    </>
  );
}
