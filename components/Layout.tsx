/** The frame of every page: skip link, header, what the last post did, main, footer. */
import type { ComponentChildren } from "preact";
import { Notice } from "./Bits.tsx";
import { notices, SITE } from "./words.ts";

export interface LayoutView {
  path: string;
  /** Null when nobody is signed in. */
  name: string | null;
  moderator: boolean;
  /** A key of `notices`. */
  notice?: string;
  /** The sandbox's own page shows none of our navigation, as another company's would. */
  bare?: boolean;
}

export function Layout({ view, children }: { view: LayoutView; children: ComponentChildren }) {
  const notice = view.notice === undefined ? undefined : notices[view.notice];
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      {!view.bare && <Header view={view} />}
      <main id="main" class="wrap" tabIndex={-1}>
        {notice && <Notice {...notice} />}
        {children}
      </main>
      {!view.bare && (
        <footer class="wrap footer">
          <p>{SITE}: fans sell tickets they cannot use, other fans go instead.</p>
        </footer>
      )}
    </>
  );
}

function Header({ view }: { view: LayoutView }) {
  return (
    <header class="header">
      <div class="wrap header-row">
        <a class="brand" href="/" aria-label={`${SITE}, home`}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          {SITE}
        </a>
        <nav aria-label="Main">
          <ul class="nav">
            <Item href="/sell" path={view.path}>Sell</Item>
            {view.name !== null && <Item href="/orders" path={view.path}>Orders</Item>}
            {view.name !== null && <Item href="/sales" path={view.path}>Sales</Item>}
            {view.moderator && <Item href="/moderation" path={view.path}>Moderation</Item>}
            {view.name === null
              ? (
                <>
                  <Item href="/sign-in" path={view.path}>Sign in</Item>
                  <Item href="/sign-up" path={view.path}>Sign up</Item>
                </>
              )
              : <Item href="/account" path={view.path}>Account</Item>}
          </ul>
        </nav>
      </div>
    </header>
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
