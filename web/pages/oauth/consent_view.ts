/** The props of the consent page. */
import type { AppRequest } from "#domain/ports/apps.ts";
import { nameOfOwner } from "#domain/users/shown_name.ts";
import type { User } from "#domain/users/user.ts";
import type { Ctx } from "../../request/state.ts";
import type { ConsentView } from "./Consent.tsx";

/** `owner`: who registered the app; `email`: of the user who is asked. */
export function consentView(
  { state: { manner } }: Pick<Ctx, "state">,
  { asked, owner, challenge, email }: {
    asked: AppRequest;
    owner: User;
    challenge: string;
    email: string;
  },
): ConsentView {
  return {
    name: asked.name,
    owner: nameOfOwner(owner) ?? manner.words.consent.unnamed,
    leadsTo: new URL(asked.redirectUri).host,
    scopes: [...asked.scopes],
    lasting: asked.lasting,
    email,
    challenge,
    manner,
  };
}
