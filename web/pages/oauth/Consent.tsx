/** The consent page: which app asks, what it may do, and what it never can. */
import { ActionForm, Title } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import { Icon } from "../../parts/Icon.tsx";
import { fill } from "#words/fill.ts";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Manner } from "#words/manner.ts";

export interface ConsentView {
  /** The name of the app; `owner` is who registered it. */
  name: string;
  owner: string;
  /** The host where the answer is sent. */
  leadsTo: string;
  scopes: Scope[];
  /** It goes on acting while the user is away. */
  lasting: boolean;
  /** Of the user who is asked. */
  email: string;
  challenge: string;
  manner: Manner;
}

export function Consent({ view }: { view: ConsentView }) {
  const { words } = view.manner;
  const { consent } = words;
  const title = fill(consent.title, { name: view.name });
  return (
    <article class="narrow consent">
      <Title text={title} words={words} />
      <h1 class="break">{title}</h1>
      <dl class="facts">
        <div>
          <dt>{consent.owner}</dt>
          <dd class="break">{view.owner}</dd>
        </div>
        <div>
          <dt>{consent.leadsTo}</dt>
          <dd class="break">{view.leadsTo}</dd>
        </div>
      </dl>
      <RequestedScopes view={view} />
      <section aria-labelledby="never">
        <h2 id="never">{consent.neverTitle}</h2>
        <ul class="wishes quiet">
          {Object.entries(consent.never).map(([key, text]) => (
            <li key={key}>
              <Icon name="cross" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <Answer view={view} />
    </article>
  );
}

function RequestedScopes({ view: { scopes, lasting, manner: { words: { consent } } } }: {
  view: ConsentView;
}) {
  const requested = [
    consent.who,
    ...scopes.map((scope) => consent.scopes[scope]),
    ...(lasting ? [consent.lasting] : []),
  ];
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">{consent.wishesTitle}</h2>
      <ul class="wishes">
        {requested.map((text) => (
          <li key={text}>
            <Icon name="check" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ view: { challenge, email, manner: { words: { consent } } } }: {
  view: ConsentView;
}) {
  const fields = { challenge };
  return (
    <section aria-label={consent.answer}>
      <p class="break">
        <Filled text={consent.actsFor} gaps={{ email: <strong>{email}</strong> }} />
      </p>
      <div class="verdict">
        <ActionForm
          action="/oauth2/consent/approval"
          label={consent.allow}
          kind="primary"
          fields={fields}
        />
        <ActionForm action="/oauth2/consent/rejection" label={consent.deny} fields={fields} />
      </div>
      <p class="quiet small">{consent.takeBack}</p>
    </section>
  );
}
