/** The props of the account page, also after one of its forms was refused. */
import type { FormProps } from "../../parts/form.ts";
import type { AccountView } from "./Account.tsx";
import type { SignedIn } from "#domain/ports/people.ts";
import { apiAccessView, type ShownApiAccess } from "./api_access_view.ts";
import { nameState } from "#domain/users/shown_name.ts";
import { deviceOf } from "../../request/device.ts";
import { blankForm } from "../../answer/form_page.ts";
import type { Ctx } from "../../request/state.ts";

export async function accountView(
  ctx: Pick<Ctx, "state">,
  me: SignedIn,
  shown:
    & { nameForm?: FormProps; emailForm?: FormProps; passwordForm?: FormProps }
    & ShownApiAccess = {},
): Promise<AccountView> {
  const { system, manner } = ctx.state;
  const { accounts } = system.identity;
  const [sessions, change] = await Promise.all([
    system.identity.listSessions(me.user.id),
    accounts && accounts.emailChanges.waiting(me.user.id),
  ]);
  return {
    email: me.user.email,
    name: {
      state: nameState(me.user, system.settings),
      reason: me.user.refusedName?.reason ?? null,
    },
    own: accounts && {
      nameForm: shown.nameForm ?? blankForm({ name: me.user.name }),
      email: { form: shown.emailForm ?? blankForm(), change },
      passwordForm: shown.passwordForm ?? blankForm(),
    },
    proved: me.proved,
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceOf(session.userAgent),
      lastSeenAt: session.lastSeenAt,
      current: session.id === me.session.id,
    })),
    access: await apiAccessView(ctx, me, shown),
    manner,
  };
}
