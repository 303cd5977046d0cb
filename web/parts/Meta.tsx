/** Metadata for search engines and link previews. Pages without it are not indexed. */
import { Head } from "fresh/runtime";

export interface PageMeta {
  site: string;
  title: string;
  description: string;
  /** BCP 47. */
  locale: string;
  /** The page's canonical URL; null for one of many pages that are much alike. */
  canonical: string | null;
  /** An absolute URL; sizes in pixels. */
  image?: { url: string; width: number; height: number };
  /** JSON-LD. */
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
      {meta.image && <meta property="og:image" content={meta.image.url} />}
      {meta.image && <meta property="og:image:width" content={String(meta.image.width)} />}
      {meta.image && <meta property="og:image:height" content={String(meta.image.height)} />}
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

/** For private pages, and pages that no search should find. */
export function PrivateMeta({ description }: { description: string }) {
  return (
    <Head>
      <meta name="description" content={description} />
      <meta name="robots" content="noindex" />
    </Head>
  );
}

/** JSON escaped so that it can neither end the script element nor open a comment in it. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
