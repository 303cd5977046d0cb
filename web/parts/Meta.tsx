/** What a page tells search engines and sites that link to it. Pages without it are not to be listed. */
import { Head } from "fresh/runtime";
import { CARD_SIZE } from "../pages/sharing/social_card.ts";

export interface PageMeta {
  site: string;
  title: string;
  description: string;
  /** BCP 47. */
  locale: string;
  /** The page's one address, with its origin; null for a page of many that are much alike. */
  canonical: string | null;
  /** Of `CARD_SIZE`, with its origin. */
  image?: string;
  /** JSON-LD: what the page is about, for machines. */
  about?: Readonly<Record<string, unknown>>;
}

export function Meta({ meta }: { meta: PageMeta }) {
  return (
    <Head>
      <meta name="description" content={meta.description} />
      <meta name="robots" content={meta.canonical === null ? "noindex, follow" : "all"} />
      {meta.canonical && <link rel="canonical" href={meta.canonical} />}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={meta.site} />
      <meta property="og:title" content={meta.title} />
      <meta property="og:description" content={meta.description} />
      <meta property="og:locale" content={meta.locale.replace("-", "_")} />
      {meta.canonical && <meta property="og:url" content={meta.canonical} />}
      {meta.image && <meta property="og:image" content={meta.image} />}
      {meta.image && <meta property="og:image:width" content={String(CARD_SIZE.width)} />}
      {meta.image && <meta property="og:image:height" content={String(CARD_SIZE.height)} />}
      {meta.image && <meta property="og:image:alt" content={meta.title} />}
      <meta name="twitter:card" content={meta.image ? "summary_large_image" : "summary"} />
      {meta.about && (
        <script
          type="application/ld+json"
          // deno-lint-ignore react-no-danger
          dangerouslySetInnerHTML={{ __html: scriptSafe(meta.about) }}
        />
      )}
    </Head>
  );
}

/** For pages that are somebody's own, or of no use to anybody who searches. */
export function PrivateMeta({ description }: { description: string }) {
  return (
    <Head>
      <meta name="description" content={description} />
      <meta name="robots" content="noindex" />
    </Head>
  );
}

/** JSON in which nothing can end the script, or begin a comment that hides its end. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
