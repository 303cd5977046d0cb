/** French, as a careful native would write it; readers are addressed as "vous". */
import type { Words } from "../en/mod.ts";
import { account, signIn, signOut, signUp } from "./account.ts";
import { audit } from "./audit.ts";
import { books } from "./books.ts";
import { browse } from "./browse.ts";
import { claims } from "./claims/claims.ts";
import { concert } from "./concert.ts";
import { concertCases } from "./concert_cases.ts";
import { consent } from "./consent.ts";
import { mail, sandbox } from "./development.ts";
import { errors } from "./errors.ts";
import { fees } from "./fees.ts";
import { flows } from "./flows.ts";
import { letters } from "./letters.ts";
import { hold, said } from "./live.ts";
import { moderation, report } from "./moderation.ts";
import { ops } from "./ops.ts";
import { orders, sales } from "./orders/lists.ts";
import { money } from "./orders/money.ts";
import { order, timeline } from "./orders/page.ts";
import { story } from "./orders/story.ts";
import { payoutLetters } from "./payouts/letters.ts";
import { payouts } from "./payouts/pages.ts";
import { problems } from "./problems.ts";
import { emailChange, recovery } from "./recovery.ts";
import { refusals } from "./refusals.ts";
import { sell } from "./sell.ts";
import { nav, notices, site, time } from "./site.ts";
import { stub, ticket } from "./ticket.ts";
import { typeset } from "./typography.ts";

export const fr: Words = typeset<Words>({
  account,
  audit,
  books,
  browse,
  claims,
  concert,
  concertCases,
  consent,
  emailChange,
  errors,
  fees,
  flows,
  hold,
  letters,
  mail,
  moderation,
  money,
  nav,
  notices,
  ops,
  order,
  orders,
  payoutLetters,
  payouts,
  problems,
  recovery,
  refusals,
  report,
  said,
  sales,
  sandbox,
  sell,
  signIn,
  signOut,
  signUp,
  site,
  story,
  stub,
  ticket,
  time,
  timeline,
});
