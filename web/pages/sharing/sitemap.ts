/** Sitemaps (sitemaps.org): an index, the places, and concerts in pieces of a thousand. */
import { z } from "zod";
import { LRUCache } from "lru-cache";
import type { Services } from "#domain/ports/services.ts";
import { listCities } from "#domain/search/cities.ts";
import { findPieces, listPiece, type PieceStart } from "#domain/search/on_offer.ts";
import { idSchema } from "#domain/stored.ts";
import type { System } from "../../system.ts";

/** How long a piece is cached, in milliseconds; building one takes a thousand reads. */
const KEPT_MS = 600_000;
/** Cached pieces, about 150 KB each. */
const MAX_KEPT = 30;

type Site = Pick<System, "config" | "store"> & Services;

const kept = new LRUCache<string, { xml: Promise<string>; until: number }>({ max: MAX_KEPT });

/** `/sitemap.xml`: the index. */
export async function sitemapIndex(site: Site): Promise<string> {
  const names = ["places", ...(await findPieces(site)).map(([at, id]) => `${at}-${id}`)];
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
  if (parsed.data === null) return await places(site);
  // Unknown and outdated names get the closest existing piece.
  const piece = pieceAt(await findPieces(site), parsed.data);
  if (!piece) return document("urlset", []);
  const [key, now] = [piece.join("-"), site.store.now()];
  const known = kept.get(key);
  if (known && now < known.until) return await known.xml;
  const xml = concertsOf(site, piece);
  kept.set(key, { xml, until: now + KEPT_MS });
  xml.catch(() => kept.delete(key));
  return await xml;
}

/** The piece that would contain a concert of that time and id. */
function pieceAt(pieces: PieceStart[], [at, id]: PieceStart): PieceStart | undefined {
  return pieces.findLast(([start, first]) => start < at || (start === at && first <= id)) ??
    pieces[0];
}

/** Null: the places. */
const sitemapName = z.union([
  z.literal("places.xml").transform(() => null),
  z.string().max(80).regex(/^\d{1,15}-.+\.xml$/).transform((name, context): PieceStart => {
    const [startsAt, ...id] = name.slice(0, -".xml".length).split("-");
    const parsed = idSchema.safeParse(id.join("-"));
    if (parsed.success) return [Number(startsAt), parsed.data];
    context.addIssue("Is no id");
    return z.NEVER;
  }),
]);

async function places(site: Site): Promise<string> {
  const cities = (await listCities(site)).map(({ name }) =>
    `?${new URLSearchParams({ city: name })}`
  );
  return document(
    "urlset",
    ["", "cities", ...cities].map((query) => urlOf(`${site.config.origin}/${query}`)),
  );
}

async function concertsOf(site: Site, start: PieceStart): Promise<string> {
  const listed = await listPiece(site, start);
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
