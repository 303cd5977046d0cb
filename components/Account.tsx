/** The account page: name, password, sessions. */
import { ActionForm, Title } from "./Bits.tsx";
import { ErrorSummary, Field } from "./Field.tsx";
import type { FormProps } from "./form.ts";
import { dayAndTime, isoTime, type Manner } from "./format.ts";

export interface SessionView {
  id: string;
  browser: string;
  lastSeenAt: number;
  current: boolean;
}

export interface AccountView {
  email: string;
  nameForm: FormProps;
  passwordForm: FormProps;
  sessions: SessionView[];
  manner: Manner;
}

const labels = { name: "Name", current: "Present password", password: "New password" };

export function Account({ view }: { view: AccountView }) {
  return (
    <div class="narrow">
      <Title text="Account" />
      <h1>Account</h1>
      <p>
        Signed in as <strong>{view.email}</strong>
      </p>
      <ActionForm action="/sign-out" label="Sign out" />
      <NameForm form={view.nameForm} />
      <PasswordForm form={view.passwordForm} email={view.email} />
      <Sessions sessions={view.sessions} manner={view.manner} />
    </div>
  );
}

function NameForm({ form }: { form: FormProps }) {
  return (
    <section aria-labelledby="name-title">
      <h2 id="name-title">Name</h2>
      <form method="post" action="/account/name" class="form" noValidate>
        {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={labels} />}
        <Field
          name="name"
          label="Name"
          autoComplete="name"
          maxLength={100}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button">Save the name</button>
      </form>
    </section>
  );
}

function PasswordForm({ form, email }: { form: FormProps; email: string }) {
  const common = { values: {}, errors: form.errors, type: "password" };
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <p>A new password ends all your other sessions.</p>
      <form method="post" action="/account/password" class="form" noValidate>
        {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={labels} />}
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
          hint="10 characters or more."
        />
        <button type="submit" class="button">Change the password</button>
      </form>
    </section>
  );
}

function Sessions({ sessions, manner }: { sessions: SessionView[]; manner: Manner }) {
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li key={session.id} class="row">
            <div>
              <p class="break">{session.browser || "Unknown browser"}</p>
              <p class="quiet small">
                {session.current ? "This one, seen " : "Seen "}
                <time dateTime={isoTime(session.lastSeenAt)}>
                  {dayAndTime(session.lastSeenAt, manner)}
                </time>
              </p>
            </div>
            <ActionForm
              action={`/account/sessions/${session.id}/removal`}
              label={session.current ? "End this session" : "End"}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
