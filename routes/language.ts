import { z } from "zod";
import { keepLanguage } from "#domain/users/commands.ts";
import { readForm } from "#web/request/body.ts";
import { languageCookie } from "#web/answer/cookies.ts";
import { safeNext, seeOther } from "#web/answer/redirect.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";
import { languages } from "#words/languages.ts";

const languageInput = z.enum(languages);

export const handlers = {
  /** The language switch: for the pages, and for mails to a signed-in user. */
  async POST(ctx: Ctx): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const form = await readForm(ctx.req);
    const language = languageInput.safeParse(form.language);
    if (!language.success) refuse("malformed");
    if (signedIn?.session) await keepLanguage(system, signedIn.user.id, language.data);
    return seeOther(safeNext(form.next), {
      "set-cookie": languageCookie(system.config.origin, language.data),
    });
  },
};
