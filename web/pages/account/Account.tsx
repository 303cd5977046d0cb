/** The account page: name, e-mail address, password, sessions, and access by API. */
import { UserText } from "../../parts/UserText.tsx";
import { isolated } from "#words/direction.ts";
import { ApiAccess, type ApiAccessView } from "./ApiAccess.tsx";
import { ActionForm, Title } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import type { NameState } from "#domain/users/shown_name.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "../../parts/Filled.tsx";
import { EmailForm, type EmailView } from "./EmailForm.tsx";
import { MadeSecret } from "./MadeSecret.tsx";
import { NameForm } from "./NameForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { Sessions, type SessionView } from "./Sessions.tsx";

export interface AccountView {
  email: string;
  /** Whether others see the name; `reason`: why a moderator refused it. */
  name: { state: NameState; reason: string | null };
  /** The forms of our own accounts; null where Kratos keeps the accounts. */
  own: { nameForm: FormProps; email: EmailView; passwordForm: FormProps } | null;
  /** Whether the e-mail address is verified; null where addresses are not verified. */
  proved: boolean | null;
  sessions: SessionView[];
  access: ApiAccessView;
  manner: Manner;
}

export function Account({ view }: { view: AccountView }) {
  const { words } = view.manner;
  return (
    <div class="narrow">
      <Title text={words.account.title} words={words} />
      <h1>{words.account.title}</h1>
      <p>
        <Filled
          text={words.account.signedInAs}
          gaps={{
            email: (
              <strong>
                <UserText text={view.email} />
              </strong>
            ),
          }}
        />
      </p>
      <NameNote name={view.name} words={words} />
      {view.access.made && <MadeSecret made={view.access.made} manner={view.manner} />}
      <p>
        <a href="/account/payouts">{words.payouts.account.link}</a>
      </p>
      <ActionForm action="/sign-out" label={words.signOut.title} />
      {view.own ? <NameForm form={view.own.nameForm} words={words} /> : <Security view={view} />}
      {view.own && <EmailForm view={view.own.email} words={words} />}
      {view.own && <PasswordForm form={view.own.passwordForm} email={view.email} words={words} />}
      <Sessions sessions={view.sessions} manner={view.manner} />
      <ApiAccess view={view.access} manner={view.manner} />
    </div>
  );
}

/** Why other people do not see the name. */
function NameNote(
  { name, words: { account: { names } } }: { name: AccountView["name"]; words: Words },
) {
  if (name.state === "shown") return null;
  const text = name.state === "waiting"
    ? names.waiting
    : fill(names.refused, { reason: isolated(name.reason ?? "") });
  return <p class="quiet">{text}</p>;
}

/** The link to the settings that Kratos keeps. */
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
