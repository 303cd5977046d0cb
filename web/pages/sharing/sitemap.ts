/** Sitemaps (sitemaps.org): an index, the places, and concerts in pieces of a thousand. */
import { z } from "zod";
import { LRUCache } from "lru-cache";
import type { Services } from "#domain/ports/services.ts";
import { readCities } from "#domain/search/cities.ts";
import { findPieces, listPiece, type Piece, type Place } from "#domain/search/on_offer.ts";
import { idSchema } from "#domain/stored.ts";
import type { System } from "../../system.ts";

/** How long a piece is cached, in milliseconds; building one takes a thousand reads. */
const KEPT_MS = 600_000;
/** Cached sitemaps, about 150 KB each. */
const MAX_KEPT = 30;
/** Cities in a sitemap, which may have 50,000 addresses. */
const MAX_PLACES = 45_000;

type Site = Pick<System, "config" | "store"> & Services;

/** By the name of the sitemap. */
type Kept = LRUCache<string, { xml: Promise<string>; until: number }>;
const keptOf = new WeakMap<Site["store"], Kept>();

/** `/sitemap.xml`: the index. */
export async function sitemapIndex(site: Site): Promise<string> {
  const names = ["places", ...(await findPieces(site)).map(({ start }) => start.join("-"))];
  const { origin } = site.config;
  return document(
    "sitemapindex",
    names.map((name) => `<sitemap><loc>${origin}/sitemap/${name}.xml</loc></sitemap>`),
  );
}

/** `/sitemap/:name`, up to ten minutes old; null for an invalid name. */
export async function sitemapOf(site: Site, name: string): Promise<string | null> {
  const parsed = sitemapName.safeParse(name);
  if (!parsed.success) return null;
  if (parsed.data === null) return await keptOr(site, "places", () => places(site));
  // Unknown and outdated names get the closest existing piece.
  const piece = pieceAt(await findPieces(site), parsed.data);
  if (!piece) return document("urlset", []);
  return await keptOr(site, piece.start.join("-"), () => concertsOf(site, piece));
}

async function keptOr(site: Site, key: string, make: () => Promise<string>): Promise<string> {
  const { store } = site;
  const now = store.now();
  const kept: Kept = keptOf.get(store) ?? new LRUCache({ max: MAX_KEPT });
  keptOf.set(store, kept);
  const known = kept.get(key);
  if (known && now < known.until) return await known.xml;
  const xml = make();
  kept.set(key, { xml, until: now + KEPT_MS });
  xml.catch(() => kept.delete(key));
  return await xml;
}

/** The piece that would contain a concert of that time and id. */
function pieceAt(pieces: Piece[], [at, id]: Place): Piece | undefined {
  return pieces.findLast(({ start: [from, first] }) => from < at || (from === at && first <= id)) ??
    pieces[0];
}

/** Null: the places. */
const sitemapName = z.union([
  z.literal("places.xml").transform(() => null),
  z.string().max(80).regex(/^\d{1,15}-.+\.xml$/).transform((name, context): Place => {
    const [startsAt, ...id] = name.slice(0, -".xml".length).split("-");
    const parsed = idSchema.safeParse(id.join("-"));
    if (parsed.success) return [Number(startsAt), parsed.data];
    context.addIssue("Is no id");
    return z.NEVER;
  }),
]);

async function places(site: Site): Promise<string> {
  const { cities, more } = await readCities(site, MAX_PLACES);
  if (more) site.log.warn("sitemap_without_all_cities", { cities: cities.length });
  const addresses = cities.map(({ name }) => `?${new URLSearchParams({ city: name })}`);
  return document(
    "urlset",
    ["", "cities", ...addresses].map((query) => urlOf(`${site.config.origin}/${query}`)),
  );
}

async function concertsOf(site: Site, piece: Piece): Promise<string> {
  const listed = await listPiece(site, piece);
  const { origin } = site.config;
  return document(
    "urlset",
    listed.map(({ id, updatedAt }) => urlOf(`${origin}/concerts/${id}`, updatedAt)),
  );
}

function urlOf(address: string, updatedAt?: number): string {
  const lastmod = updatedAt === undefined
    ? ""
    : `<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`;
  return `<url><loc>${address.replaceAll("&", "&amp;")}</loc>${lastmod}</url>`;
}

const document = (root: string, entries: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n` +
  `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${
    entries.map((entry) => `${entry}\n`).join("")
  }</${root}>\n`;

export const xmlAnswer = (xml: string): Response =>
  new Response(xml, {
    headers: { "content-type": "application/xml", "cache-control": "public, max-age=600" },
  });
