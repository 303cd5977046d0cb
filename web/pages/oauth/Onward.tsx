/** Redirects to an app by itself; a link for browsers that do not follow. */
import { Head } from "fresh/runtime";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";
import { Title } from "../../parts/Bits.tsx";

export function Onward({ href, words }: { href: string; words: Words }) {
  const { onward } = words.consent;
  const { host } = new URL(href);
  return (
    <div class="narrow">
      <Head>
        <meta httpEquiv="refresh" content={`0; url=${href}`} />
      </Head>
      <Title text={fill(onward.title, { host })} words={words} />
      <h1 class="break">{fill(onward.title, { host })}</h1>
      <p>
        <a class="button button-primary" href={href}>{onward.goOn}</a>
      </p>
    </div>
  );
}
