/** The account's tokens: what acts for a person, and what was just made. */
import type { ComponentChildren } from "preact";
import type { AppsView } from "./Apps.tsx";
import { ActionForm, Notice } from "../../parts/Bits.tsx";
import { CheckBoxes, ErrorSummary, Field, Select } from "../../parts/Field.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { FormProps } from "../../parts/form.ts";
import { Proof, type ProofView } from "./Proof.tsx";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export interface TokenView {
  id: string;
  kind: "token" | "oauth2";
  name: string;
  scopes: Scope[];
  /** Where a program for others leads people back to. */
  hosts: string[];
  lastUsedAt: number | null;
  /** Null: never. */
  expiresAt: number | null;
  expired: boolean;
}

export interface WebhookView {
  id: string;
  url: string;
  status: "active" | "failing" | "disabled";
}

/** A secret, on the one page that shows it. */
export interface MadeView {
  kind: "token" | "webhook" | "client";
  name: string;
  /** By which an OAuth2 client names itself. */
  id: string | null;
  /** Null: it has none, as everybody could read it. */
  secret: string | null;
}

export interface ProgramsView {
  /** Null: the server that knows them does not answer. */
  tokens: TokenView[] | null;
  /** Null: no programs of others here. */
  apps: AppsView | null;
  webhooks: WebhookView[];
  tokenForm: FormProps;
  webhookForm: FormProps;
  /** All scopes that there are. */
  scopes: readonly Scope[];
  made: MadeView | null;
  /** Of each form its own: what one has made says nothing of the others. */
  proofs: Record<"token" | "app" | "webhook", ProofView>;
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

export function Tokens({ view, manner }: { view: ProgramsView; manner: Manner }) {
  const { tokens: words } = manner.words.account;
  const { tokenForm: form } = view;
  const common = { values: form.values, errors: form.errors, suffix: "token" };
  const labels = {
    name: words.name,
    scopes: words.scopesTitle,
    expires: words.expires,
    current: manner.words.account.labels.current,
  };
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title">{words.title}</h2>
      <p>
        {words.intro} <a href="/api/docs">{words.docs}</a>
      </p>
      <TokenList view={view} manner={manner} />
      <h3>{words.make}</h3>
      <form method="post" action="/account/tokens" class="form" noValidate>
        {form.problem && (
          <ErrorSummary
            {...form.problem}
            errors={form.errors}
            labels={labels}
            words={manner.words}
            suffix="token"
          />
        )}
        <Field {...common} name="name" label={words.name} hint={words.nameHint} maxLength={60} />
        <CheckBoxes
          {...common}
          name="scopes"
          label={words.scopesTitle}
          choices={view.scopes.map((scope) => [scope, words.scopes[scope]] as const)}
        />
        <Select
          {...common}
          name="expires"
          label={words.expires}
          choices={[
            ["7", words.days7],
            ["30", words.days30],
            ["90", words.days90],
            ["366", words.year],
            ["never", words.never],
          ]}
        />
        <Proof view={view.proofs.token} form={form} suffix="token" words={manner.words} />
        <button type="submit" class="button">{words.makeIt}</button>
      </form>
    </section>
  );
}

/** All that there are, each with its end. */
export function TokenList({ view, manner }: { view: ProgramsView; manner: Manner }) {
  const { tokens: words } = manner.words.account;
  return (
    <>
      {view.tokens === null && (
        <Notice
          title={words.awayTitle}
          detail={words.away}
          tone="problem"
        />
      )}
      {view.tokens !== null && view.tokens.length > 0 && (
        <ul class="rows">
          {view.tokens.map((token) => (
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
      {view.tokens !== null && view.tokens.length > 0 && (
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
