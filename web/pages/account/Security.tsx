/** The settings that Kratos keeps; beside them tokens and apps that a new password does not end. */
import { Title } from "../../parts/Bits.tsx";
import type { Manner } from "#words/manner.ts";
import { FlowForms, type FlowView } from "../sign_in/FlowForms.tsx";
import type { ApiAccessView } from "./ApiAccess.tsx";
import { ConnectedApps } from "./ConnectedApps.tsx";
import { TokenList } from "./TokenList.tsx";

interface SecurityView {
  flow: FlowView;
  /** Null: there are none. */
  access: ApiAccessView | null;
}

export function Security(
  { view: { flow, access }, manner }: { view: SecurityView; manner: Manner },
) {
  const { words } = manner;
  const { title, back } = words.flows.settings;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>
        <a href="/account">{back}</a>
      </p>
      <FlowForms view={flow} words={words} />
      {access && (
        <section aria-labelledby="access">
          <h2 id="access">{words.account.access.title}</h2>
          <p>{words.account.access.text}</p>
          <TokenList tokens={access.tokens} manner={manner} />
          {access.apps && <ConnectedApps apps={access.apps.connected} manner={manner} />}
        </section>
      )}
    </div>
  );
}
