/** The frame of every page: skip link, header, notice, main, footer. */
import type { ComponentChildren } from "preact";
import { Notice } from "../../parts/Bits.tsx";
import { PrivateMeta } from "../../parts/Meta.tsx";
import { fill } from "#words/fill.ts";
import { languageNames, languages } from "#words/languages.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { HoldBar, type HoldView } from "./HoldBar.tsx";

export interface LayoutView {
  path: string;
  /** Null when nobody is signed in. */
  name: string | null;
  moderator: boolean;
  /** For moderators: tickets to decide on; `more`: at least that many. */
  toDo: { count: number; more: boolean } | null;
  operator: boolean;
  /** A key of the catalogue's `notices`; unchecked, since it comes from a cookie. */
  notice?: string;
  /** No navigation: the sandbox imitates another company's page. */
  bare?: boolean;
  /** Where the language switch redirects to. */
  place: string;
  hold: HoldView | null;
  /** The server's clock; epoch ms. */
  now: number;
  manner: Manner;
}

export function Layout({ view, children }: { view: LayoutView; children: ComponentChildren }) {
  const { words } = view.manner;
  const notice = noticeOf(view);
  return (
    <>
      <PrivateMeta description={fill(words.site.promise, { site: words.site.name })} />
      <a class="skip" href="#main">{words.site.skip}</a>
      {!view.bare && <Header view={view} />}
      {!view.bare && <HoldBar hold={view.hold} now={view.now} manner={view.manner} />}
      <main id="main" class="wrap" tabIndex={-1}>
        {notice && <Notice {...notice} />}
        {children}
      </main>
      {!view.bare && (
        <footer class="wrap footer">
          <p>{fill(words.site.promise, { site: words.site.name })}</p>
          <Languages view={view} />
        </footer>
      )}
    </>
  );
}

/** Notices that report no success, so they are not green. */
const neutral: ReadonlySet<string> = new Set<keyof Words["notices"]>([
  "abandoned",
  "bank_decides",
  "flow_expired",
  "identity_down",
]);

/** What the last post did, or the refusal that redirected here. */
function noticeOf({ notice, manner: { words: { notices, refusals } } }: LayoutView) {
  if (notice === undefined) return undefined;
  if (Object.hasOwn(notices, notice)) {
    const tone = neutral.has(notice) ? "neutral" as const : "info" as const;
    return { ...notices[notice as keyof typeof notices], tone };
  }
  if (!Object.hasOwn(refusals, notice)) return undefined;
  return { ...refusals[notice as keyof typeof refusals], tone: "problem" as const };
}

function Header({ view }: { view: LayoutView }) {
  const { nav, site } = view.manner.words;
  return (
    <header class="header">
      <div class="wrap header-row">
        <a class="brand" href="/" aria-label={fill(site.home, { site: site.name })}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span class="brand-name">{site.name}</span>
        </a>
        <nav aria-label={nav.label}>
          <ul class="nav">
            <Item href="/sell" path={view.path}>{nav.sell}</Item>
            {view.name !== null && <Item href="/orders" path={view.path}>{nav.orders}</Item>}
            {view.name !== null && <Item href="/sales" path={view.path}>{nav.sales}</Item>}
            {view.moderator && (
              <Item href="/moderation" path={view.path}>
                {nav.moderation}
                <ToDo view={view} />
              </Item>
            )}
            {view.operator && <Item href="/ops" path={view.path}>{nav.ops}</Item>}
            {view.name === null
              ? (
                <>
                  <Item href="/sign-in" path={view.path}>{nav.signIn}</Item>
                  <Item href="/sign-up" path={view.path}>{nav.signUp}</Item>
                </>
              )
              : <Item href="/account" path={view.path}>{nav.account}</Item>}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function ToDo({ view: { toDo, manner: { words: { moderation } } } }: { view: LayoutView }) {
  if (!toDo || toDo.count === 0) return null;
  const { count, more } = toDo;
  return (
    <>
      <span class="count" aria-hidden="true">
        {more ? fill(moderation.badgeMore, { count }) : count}
      </span>
      <span class="visually-hidden">{` ${fill(moderation.badge, { count })}`}</span>
    </>
  );
}

/** Each language by its own name, for people who read no other. */
function Languages({ view: { place, manner: { language, words } } }: { view: LayoutView }) {
  return (
    <form method="post" action="/language" class="languages" aria-label={words.site.languages}>
      <input type="hidden" name="next" value={place} />
      {languages.map((one) =>
        one === language
          ? <span key={one} lang={one} aria-current="true">{languageNames[one]}</span>
          : (
            <button
              key={one}
              type="submit"
              name="language"
              value={one}
              lang={one}
            >
              {languageNames[one]}
            </button>
          )
      )}
    </form>
  );
}

function Item(
  { href, path, children }: { href: string; path: string; children: ComponentChildren },
) {
  return (
    <li>
      <a href={href} aria-current={path === href ? "page" : undefined}>{children}</a>
    </li>
  );
}
