/** The account page: name, password, sessions, tokens, webhooks. */
import { AllowedApps, RegisterApp } from "./Apps.tsx";
import { ActionForm, Title } from "../../parts/Bits.tsx";
import { ErrorSummary, Field } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import { dayAndTime, isoTime } from "#words/format.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "../../parts/Filled.tsx";
import { MadeSecret, type ProgramsView, Tokens } from "./Programs.tsx";
import { EmailForm, type EmailView } from "../sign_in/Recovery.tsx";
import { Webhooks } from "./Webhooks.tsx";

export interface SessionView {
  id: string;
  device: { browser: string | null; system: string | null };
  lastSeenAt: number;
  current: boolean;
}

export interface AccountView {
  email: string;
  /** Whether others see the name; `reason`: why a moderator refused it. */
  name: { state: NameState; reason: string | null };
  /** Null where another server keeps the accounts. */
  own: { nameForm: FormProps; email: EmailView; passwordForm: FormProps } | null;
  /** Whether mail is known to arrive; null where nobody asks. */
  proved: boolean | null;
  sessions: SessionView[];
  programs: ProgramsView;
  manner: Manner;
}

export function Account({ view }: { view: AccountView }) {
  const { words } = view.manner;
  return (
    <div class="narrow">
      <Title text={words.account.title} words={words} />
      <h1>{words.account.title}</h1>
      <p>
        <Filled text={words.account.signedInAs} gaps={{ email: <strong>{view.email}</strong> }} />
      </p>
      <NameNote name={view.name} words={words} />
      {view.programs.made && <MadeSecret made={view.programs.made} manner={view.manner} />}
      <ActionForm action="/sign-out" label={words.signOut.title} />
      {view.own ? <NameForm form={view.own.nameForm} words={words} /> : <Security view={view} />}
      {view.own && <EmailForm view={view.own.email} words={words} />}
      {view.own && <PasswordForm form={view.own.passwordForm} email={view.email} words={words} />}
      <Sessions sessions={view.sessions} manner={view.manner} />
      <Tokens view={view.programs} manner={view.manner} />
      {view.programs.apps && (
        <>
          <AllowedApps view={view.programs.apps} manner={view.manner} />
          <RegisterApp
            view={view.programs.apps}
            proof={view.programs.proofs.app}
            manner={view.manner}
          />
        </>
      )}
      <Webhooks view={view.programs} manner={view.manner} />
    </div>
  );
}

/** Said while others do not see the name. */
function NameNote(
  { name, words: { account: { names } } }: { name: AccountView["name"]; words: Words },
) {
  if (name.state === "shown") return null;
  const text = name.state === "waiting"
    ? names.waiting
    : fill(names.refused, { reason: name.reason ?? "" });
  return <p class="quiet">{text}</p>;
}

/** What the server that keeps the accounts lets one change. */
function Security({ view: { proved, manner: { words: { flows } } } }: { view: AccountView }) {
  const { settings } = flows;
  return (
    <section aria-labelledby="security-title">
      <h2 id="security-title">{settings.title}</h2>
      {proved !== null && (
        <p>
          {proved ? settings.proved : settings.unproved}{" "}
          {!proved && <a href="/verification">{settings.prove}</a>}
        </p>
      )}
      <p>
        <a href="/account/security">{settings.link}</a>
      </p>
    </section>
  );
}

function NameForm({ form, words }: { form: FormProps; words: Words }) {
  const { account, account: { labels } } = words;
  return (
    <section aria-labelledby="name-title">
      <h2 id="name-title">{labels.name}</h2>
      <form method="post" action="/account/name" class="form" noValidate>
        {form.problem && (
          <ErrorSummary {...form.problem} errors={form.errors} labels={labels} words={words} />
        )}
        <Field
          name="name"
          label={labels.name}
          autoComplete="name"
          maxLength={100}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button">{account.saveName}</button>
      </form>
    </section>
  );
}

function PasswordForm(
  { form, email, words }: { form: FormProps; email: string; words: Words },
) {
  const { account } = words;
  const labels = { current: account.labels.current, password: account.labels.newPassword };
  const common = { values: {}, errors: form.errors, type: "password" };
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{account.labels.password}</h2>
      <p>{account.passwordText}</p>
      <form method="post" action="/account/password" class="form" noValidate>
        {form.problem && (
          <ErrorSummary {...form.problem} errors={form.errors} labels={labels} words={words} />
        )}
        {/* Password managers file the new password under it. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field
          {...common}
          name="current"
          label={labels.current}
          autoComplete="current-password"
        />
        <Field
          {...common}
          name="password"
          label={labels.password}
          autoComplete="new-password"
          hint={account.newPasswordHint}
        />
        <button type="submit" class="button">{account.changePassword}</button>
      </form>
      <p>
        <a href="/recovery">{words.flows.forgot}</a>
      </p>
    </section>
  );
}

function Sessions({ sessions, manner }: { sessions: SessionView[]; manner: Manner }) {
  const { sessions: words } = manner.words.account;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{words.title}</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id} class="row">
            <div>
              <p class="break">{deviceText(session.device, words)}</p>
              <p class="quiet small">
                <Filled
                  text={session.current ? words.thisOne : words.seen}
                  gaps={{
                    time: (
                      <time dateTime={isoTime(session.lastSeenAt)}>
                        {dayAndTime(session.lastSeenAt, manner)}
                      </time>
                    ),
                  }}
                />
              </p>
            </div>
            <ActionForm
              action={`/account/sessions/${session.id}/removal`}
              label={session.current ? words.endThis : words.end}
            />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActionForm
          action="/account/sessions/removal"
          label={words.endAll}
        />
      )}
    </section>
  );
}

function deviceText(
  { browser, system }: SessionView["device"],
  words: Words["account"]["sessions"],
): string {
  if (browser && system) return fill(words.device, { browser, system });
  return browser ?? words.unknown;
}
